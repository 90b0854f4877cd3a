"""Stage 2: an article comes in, its sentences go out, with true offsets, paragraph and role.

Spans are trimmed, in order, never overlap, and hold all of the text but white space, whatever the roles.
"""

from dataclasses import replace
from importlib.metadata import version

from compare.model import Article, Sentence, SentenceRole, Span
from compare.sentences.blocks import paragraphs
from compare.sentences.boundaries import sentence_spans
from compare.sentences.datelines import dateline_end
from compare.sentences.furniture import is_credit, is_pointer
from compare.sentences.posts import is_signature
from compare.sentences.roles import paragraph_roles

# Rules of this package count as well: raise the number when one changes what is cut or left out.
SPLITTER = f"sentencex {version('sentencex')} + news rules 1"


def split_sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of `article` with paragraph and role; where nothing would be left as body, everything is."""
    blocks = paragraphs(article.text)
    lines = [article.text[block.start : block.end] for block in blocks]
    sentences: list[Sentence] = []
    for number, (block, line, role) in enumerate(
        zip(blocks, lines, paragraph_roles(lines, article.headline), strict=True), 1
    ):
        for span in sentence_spans(line):
            start, end = block.start + span.start, block.start + span.end
            sentences.append(Sentence(len(sentences) + 1, start, end, number, _role(line, span, role)))
    if any(sentence.role == "body" for sentence in sentences):
        return tuple(sentences)
    return tuple(replace(sentence, role="body") for sentence in sentences)


def _role(line: str, span: Span, role: SentenceRole) -> SentenceRole:
    """The role of the sentence at `span` in a paragraph of `role`: furniture may be run into the body."""
    sentence = line[span.start : span.end]
    if role != "body":
        return role
    run_in = is_credit(sentence) or is_signature(sentence) or is_pointer(sentence)
    return "boilerplate" if run_in or (span.start == 0 and span.end <= dateline_end(line)) else "body"
