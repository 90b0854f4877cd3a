"""What news pages print beside the article, as patterns: pointers, subscriptions, credits, notices, widgets.

Collected from the house forms of US, British and Indian news sites and agencies. Patterns are matched without regard
to case, with quotation marks and dashes made plain, from the start of a sentence or paragraph; the lists ending in
`_ANYWHERE`, the credits and the cues of captions are searched for, and credits keep their capitals.
"""

# A line that sends the reader elsewhere.
POINTERS = (
    r"(?:also|must)[ -](?:read|watch|see|listen)\b",
    r"(?:read|watch|see|view|listen)(?: to)?(?: the| our| his| her| their)?"
    r" (?:more|also|next|full|rest|entire|original|live|here|latest|now)\b",
    r"(?:click|tap|swipe|scroll)(?: on)? (?:here|below|down|this link|the link|the image)\b",
    r"(?:click|tap) to (?:read|watch|see|view|get|follow|subscribe)\b",
    r"(?:story|article|content|post) continues (?:below|after)\b",
    r"(?:continue|keep) reading\b",
    r"skip (?:to|past|advertisement|ad)\b",
    r"you (?:may|might|can) (?:also )?(?:like|be interested)",
    r"in case you missed it|don't miss\b|what to read next",
    r"(?:more|latest|related|top|other|popular) (?:stories|articles|news|headlines|coverage|reading|videos|links)"
    r"(?: (?:on|from|in|about|for|by|like|you)\b.*)?:?$",
    r"(?:more|related) (?:on|from|about) (?:this|the|our)\b[^.]*$",
    r"(?:recommended|suggested|trending|related|up next|explore more|most (?:read|popular|viewed)|also in the news)"
    r"(?: (?:for you|now|stories|articles|topics|news|videos))?:?$",
    r"editor(?:s|'s|s')? (?:picks?|choice):?$",
    r"(?:this|the) (?:video|audio|content|graphic|embed) (?:is|cannot|can't|could not be)\b.*"
    r"\b(?:available|played|loaded|displayed|loading)\b",
)

# A label before a pointer: before a colon or bar, in capitals or with a title behind it.
LABELS = (
    "read", "also read", "read also", "read more", "watch", "watch live", "watch video", "see", "see also", "video",
    "videos", "photos", "pics", "in pics", "in pictures", "gallery", "listen", "podcast", "live", "live updates",
    "related", "more", "explained", "explainer", "opinion", "analysis", "fact check", "recommended", "trending",
    "timeline", "must read", "must watch", "don't miss", "quiz",
)  # fmt: skip

# Newsletters, subscriptions, apps, social accounts, comments, consent.
SERVICES = (
    r"(?:sign up|subscribe) (?:to|for|here|now|today|with|our|and)\b",
    r"(?:register|log in|sign in) (?:here|now|or |for (?:free|our))",
    r"(?:register|log in|sign in) to (?:read|continue|comment|access|view|save)\b",
    r"(?:already|not) a (?:subscriber|member)\b",
    r"(?:like us|join us|catch us|(?:follow|find|connect with) [\w@.]+(?: [\w@.]+){0,3}) (?:on|at)"
    r" (?:twitter|facebook|instagram|x\b|telegram|whatsapp|youtube|google|linkedin|threads|bluesky|tiktok|@)",
    r"(?:follow|join) (?:us|our|@\w+)\b",
    r"(?:download|get|install|try) (?:the|our) (?:\w+ ){0,4}apps?\b",
    r"get (?:the|our|all the|a|your|more|breaking|daily)\b[^.]*\b(?:inbox|newsletters?|alerts|e-?mail)\b",
    r"stay (?:up to date|informed|updated|tuned|connected|ahead)\b",
    r"(?:have|got|do you have) (?:a|any) (?:news |confidential )?(?:tips?|story|comment|question)\b",
    r"(?:e-?mail|contact|write to|reach) (?:us|the (?:author|reporter|writer|editor)s?|me|him|her)"
    r" (?:at|on|via|here|directly)\b",
    r"(?:e-?mail|call|text|ring|whatsapp)(?: us| our newsroom)?(?: (?:at|on))?:? [\w.+-]+@[\w.-]+\.?$",
    r"send (?:us )?(?:your )?(?:tips|feedback|letters|comments)\b",
    r"(?:leave|post|add|write|view|show|see|join|read) (?:(?:a|the|all|your) )?(?:comments?|conversation|discussion)\b",
    r"comments are closed|be the first to comment|\d+ comments?$|share this\b",
    r"was this (?:article|story|page) (?:helpful|useful)",
    r"(?:support|help us|become a|donate|consider (?:subscribing|donating))\b[^.]*"
    r"\b(?:our journalism|independent journalism|quality journalism|local journalism|a member|a subscriber|newsroom)\b",
    r"this (?:article|story|content) is (?:for|only|exclusive|available (?:to|only)|free (?:to|for))\b",
    r"unlock (?:this|full|unlimited|all)\b",
    r"we use cookies|this (?:site|website) uses",
    r"by (?:signing up|subscribing|clicking|submitting|entering your|continuing to (?:use|browse))\b[^.]*\byou\b",
    r"(?:please )?(?:enable|turn on) javascript\b|javascript (?:is|must)\b",
    r"your (?:browser (?:does|is)|subscription (?:has|is|was)|e-?mail address will|free trial)",
    r"(?:thank you|thanks) for (?:signing up|subscribing|reading|registering)\b",
    r"(?:manage|update|change) (?:your |my )?(?:preferences|settings|subscription|cookies)\b",
    r"opt out\b|unsubscribe\b|privacy (?:policy|notice)$|terms (?:of (?:use|service)|and conditions)$",
)
SERVICES_ANYWHERE = (
    r"\b(?:delivered|straight|right|direct|directly|sent) (?:in)?to your (?:inbox|e-?mail|phone|mailbox)\b",
    r"\bin your inbox\b",
    r"\byou (?:agree|consent|acknowledge)\b.*\b(?:terms|privacy|cookies|polic(?:y|ies))\b",
    r"\bprotected by recaptcha\b",
    r"\bour (?:\w+ ){0,3}newsletters?\b",
    r"\bterms (?:of (?:use|service)|and conditions) apply\b",
)

# Rights, agencies, corrections of form, who wrote and edited.
NOTICES = (
    r"©|\(c\) ?\d{4}|copyright (?:©|\(c\)|\d{4})",
    r"[(\[-]*\s*(?:(?:with )?additional |with )?(?:reporting|editing|writing|compiled|edited) (?:by|from) [A-Z]",
    r"[(\[-]*\s*(?:with|based on) (?:(?:agency|agencies|additional) )?(?:inputs?|reporting|files?|contributions?)"
    r" (?:from|by)\b",
    r"[(\[]*this (?:story|article|report|piece|copy|post|news item)\b[^.]*\b(?:not been edited|auto-?generated|"
    r"originally|first (?:published|appeared)|syndicated|supported by)\b",
    r"[(\[]*this (?:story|article|report|piece|copy|post|news item) (?:has been|was|is being|will be) "
    r"(?:updated|published|produced|republished|corrected|translated)\b",
    r"[(\[]*(?:except for|apart from) the headline\b",
    r"[(\[]*this is a (?:developing|breaking)\b",
    r"[(\[]*(?:please )?check back (?:for|later|soon)\b",
    r"[(\[]*more (?:details|updates?) (?:to follow|awaited|soon|to come|will follow)",
    r"[(\[]*refresh (?:this page|for)",
    r"(?:source|agency|agencies|location|topics|tags|tagged|categories|filed under|keywords|byline)\s?: ",
    r"(?:(?:first |last )?published|(?:last )?updated|posted)\s?: ",
    r"(?:disclaimer|disclosure)\s?[:|-]",
    r"editor(?:s|'s|s')? note\s?[:|-][^.]*\b(?:story|article|report|column|newsletter|version|appeared|updated)\b",
    r"(?:a )?correction appended\b",
)
NOTICES_ANYWHERE = (
    r"\ball rights reserved\b",
    r"\bis solely responsible for all content\b",
    r"\breceives (?:financial )?support from\b[^.]*\b(?:foundation|fund|trust|institute|initiative|group)\b",
    r"\bmay not be (?:published|reproduced|republished|broadcast|redistributed)\b",
    r"\bcontributed (?:to this (?:report|article|story|piece|dispatch)|reporting)\b",
)

# Whole lines, without the punctuation at their ends.
LINES = frozenset(
    line
    for row in """
    advertisement|advertisements|ad|sponsored|sponsored content|promoted|promoted content|paid content|partner content
    paid partnership|loading|ad feedback|close|menu|search|home|share|save|print|comments|comment|gift
    share full article|share article|listen to article|listen to this article|play|pause|mute|volume|live|topics|tags
    abstract|full text|end of document|toggle caption|hide caption|enlarge this image|view image in fullscreen
    report this ad|remove ads|view this post on instagram|image caption|media caption|image source|getty images
    file photo|file|reuters|afp|pti|ani|ap|press association|via ap|more videos|tldr|in this article
    table of contents|follow|following|related|trending|why you can trust us|read more|read full story|see more
    show more|view more|load more|watch|back to top|next|previous|next article|previous article|recommended|also read
    letters|video|photos
    """.splitlines()
    for line in row.strip().split("|")
    if line
)

# A line of nothing but these is a row of buttons.
BUTTONS = frozenset(
    """share facebook twitter x whatsapp linkedin email e-mail mail print copy link reddit telegram pinterest messenger
    comments comment save bookmark flipboard threads bluesky instagram youtube sms tweet post this article story on via
    follow us google news add as preferred source to and a""".split()
)  # fmt: skip

# Words of a line that only says when: the rest of it are figures, months, weekdays and zones.
STAMP_WORDS = frozenset(
    """updated published posted modified created issued first last on at from ago hour hours hr hrs min mins minute
    minutes day days week weeks read am pm a.m p.m st nd rd th date time ist est edt et gmt bst utc pst pdt cet of
    the local today yesterday noon midnight""".split()
)  # fmt: skip

# A picture's maker, at the end of its caption or as a line of its own.
_AGENCY = r"(?:AP|AFP|PTI|EPA|ANI|REUTERS|Reuters|Getty|Getty Images|Shutterstock|Pool|POOL|Bloomberg)"
_PICTURE = r"(?:[Pp]hoto|[Ii]mage|[Pp]icture|[Pp]ic)"
_BRACKET = r"\((?:[^()]{0,60}[ ,;])?"
_TO_END = r"[^()]{0,80}\)[.\s]*$"
CREDITS = (
    rf"{_BRACKET}[Pp]hoto(?:graph)? (?:by|courtesy|credit|via|illustration){_TO_END}",
    rf"{_BRACKET}(?:{_PICTURE}|Credit)\s?[:/]{_TO_END}",
    rf"{_BRACKET}(?:[Ff]ile {_PICTURE}|[Hh]andout|[Ss]creen(?:grab|shot)|AP Photo){_TO_END}",
    rf"{_BRACKET}(?:via {_AGENCY}|AFP via|(?:AP|AFP|PTI|EPA|REUTERS|Getty)/){_TO_END}",
    r"(?:^|[.|)(\"-] ?)(?:Photo|Photograph|Image|Picture|Video|Illustration|Graphic|Pic|PHOTO|IMAGE)s?"
    r"(?: (?:[Cc]redit|[Ss]ource|[Cc]ourtesy))?s?\s?(?:[:|/©]|by [A-Z]|courtesy)[^.]{2,60}\.?$",
    r"(?:[/|(:] ?|via |by )(?:Getty Images|GETTY IMAGES|AP Photo|AFP|Shutterstock)\)?\.?$",
    r"(?:REUTERS|AP|AFP|PTI|EPA|AP Photo|Getty)/[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){1,3}\)?\.?$",
    rf"\b[A-Z][\w.'-]+/{_AGENCY}\)?\.?$",
    r"\|\s?(?:Photo|Image|Picture|Credit|Source|File|Photo Credit)s?\b[^|]{0,60}$",
    rf"[(\[](?:[Ff]ile|[Rr]epresentational|[Rr]epresentative|[Aa]rchive|PTI|ANI)(?: {_PICTURE})?[)\]]\.?$",
)
# How a caption tells who stands where.
CAPTION_CUES = (
    r", (?:left|right|cent(?:re|er)|(?:second|third|far|top|bottom|front|back) (?:from )?(?:left|right))[,)]",
    r"\((?:left|right|cent(?:re|er)|l to r|from left|pictured)\)",
    r"^(?:from left|left to right|\(from left)\b",
    r"^in this (?:[\w ,.]{0,30} )?(?:photo|image|picture|handout|photograph|frame|screengrab)\b",
    r"^(?:file(?: photo)?|pictured|photo|image|(?:(?:image|media|photo|picture) )?caption)\s?[:-]",
    r"\b(?:is|are) (?:seen|pictured|shown) (?:here\b|in this (?:\w+ ){0,2}(?:photo|image|picture)\b)",
)
