"""Evaluative and intensifying words that news style books ask reporters to weigh.

Compiled from what the Reuters Handbook of Journalism, the BBC News style guide and Recasens et al. (2013), Linguistic
Models for Analyzing and Detecting Biased Language, discuss as loaded or as intensifiers; the list is our own.
"""

from __future__ import annotations

LOADED_WORDS = frozenset(
    """absurd abysmal alarming amazing astonishing astounding atrocious audacious aggressively bizarre blast blasted
    blasts bitter bitterly blatant blatantly blistering bombshell brazen brazenly brutal brutally catastrophic chaotic
    controversial controversially coward cowardly crazy crushing cynical damning dangerous deadly desperate desperately
    devastating devastated disastrous disgraced disgraceful disturbing divisive draconian dramatic dramatically
    drastic drastically embattled embarrassing enormous explosive expletive-laced extraordinary extreme extremely
    extremist failed fanatical fierce fiercely fiery flagrant flagrantly furious furiously fumed gaffe grim
    grossly harsh harshly hateful heated heinous heroic horrific horrifying huge hugely humiliating hypocritical
    incredible incredibly infamous inflammatory internecine ludicrous lurid massive massively meek meltdown menacing
    militant monstrous mocking mocked notorious notoriously outrageous outspoken overwhelming overwhelmingly painful
    pathetic piled powerful predictably radical rampant rampage rattled reckless recklessly regime relentless
    relentlessly ridiculous ruthless ruthlessly savage savaged scandalous scathing scorching secretive sensational
    severe severely shameful shameless sharply shocking shockingly slammed slams slam sly smear so-called soaring
    spectacular staggering stinging stormed strident stunning stunningly surprising surprisingly sweeping
    terrifying thug thugs torrid toxic tragic tragically treacherous tremendous troubling tyrant unbelievable
    unprecedented unhinged unfortunate unfortunately vicious viciously vile violent violently vitriolic vulgar
    weak wildly woeful worrying"""
    .split()
)  # fmt: skip
