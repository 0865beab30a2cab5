"""What Moodle does not hold of our questions, in either of its formats."""

from collections.abc import Iterator
from html import escape

from generator.exchange._moodle.gift import INSTEAD, unwritable
from generator.exchange._moodle.question import LONGEST_NUMBER, MoodleQuestion
from generator.exchange._outgoing.losses import Loss
from generator.exchange._outgoing.selection import Item, Section
from generator.exchange._outgoing.texts import Texts
from generator.questions import interactions
from generator.twins import folding

IN_ANY_ORDER = "答案是一串，那边只认写下的次序和写法"
WITH_OR_WITHOUT_UNIT = "单位可写可不写，那边只认写下的写法"
LITERAL = "那边逐字比对：全角半角、空格、汉字数字写法不同都算错"
TAKEN_APART = "分支案例拆成 {} 道题，每一步一道；走到哪一步不由前一步决定，接下来到哪里写在说明里"
POOL = "<p>题池：考试从这里（或者按标签“{}”）随机抽 {} 题。</p>"
ONE_STEP = "分支案例只有一步，成了一道普通的题；选完到哪里写在说明里"
IN_STEM = "情景题拆成小题，情景写在每道小题的题干前面；整题的解析和依据没有带上"
NO_HINTS = "提示没有带上：Moodle 的这种题没有提示"
UNIT_LITERAL = "单位那边逐字比对，别的写法（日、天）不给分"
UNIT_OPTIONAL = "单位可写可不写，那边写错了单位也算对"
CUT = f"编号超过 {LONGEST_NUMBER} 个字，在 Moodle 里截短了"
LONGEST_RIGHT, LONGEST_UNIT = 255, 50  # characters
WITHOUT_HINTS = frozenset(("essay", "description"))
NO_REASON = "按配对写的原因放在整题的解析后面"


def losses(item: Item, made: tuple[MoodleQuestion, ...]) -> Iterator[Loss]:
    """What of a question is not there, or is there in another form."""
    if item.situation:
        yield Loss(item.ref, IN_STEM)
    if len(item.identifier) > LONGEST_NUMBER:
        yield Loss(item.ref, CUT)
    match item.interaction:
        case interactions.Words(accepted, _slips, ordered, unit_optional):
            is_list = any(len(folding.items(text)) > 1 for text in accepted)
            yield Loss(item.ref, IN_ANY_ORDER if is_list and not ordered else LITERAL)
            if unit_optional:
                yield Loss(item.ref, WITH_OR_WITHOUT_UNIT)
        case interactions.Match(sources) if any(source.feedback for source in sources):
            yield Loss(item.ref, NO_REASON)
        case interactions.Walk():
            yield Loss(item.ref, TAKEN_APART.format(len(made)) if len(made) > 1 else ONE_STEP)


def xml_losses(item: Item, made: tuple[MoodleQuestion, ...]) -> Iterator[Loss]:
    """What is in Moodle's XML, but not in Moodle, or is judged there in another way."""
    if item.question.hints and any(one.kind in WITHOUT_HINTS for one in made):
        yield Loss(item.ref, NO_HINTS)
    if isinstance(item.interaction, interactions.Figure):
        yield Loss(item.ref, UNIT_LITERAL if item.interaction.unit_required else UNIT_OPTIONAL)


def unfit(made: tuple[MoodleQuestion, ...], ref: str) -> Loss | None:
    """Why Moodle cannot hold a question at all: its database refuses the whole file for one text that is too long."""
    if any(len(right) > LONGEST_RIGHT for one in made for _left, right in one.pairs):
        return Loss(ref, f"没有带上：右边的文字 Moodle 里最多 {LONGEST_RIGHT} 个字", is_whole=True)
    if any(len(one.unit) > LONGEST_UNIT for one in made):
        return Loss(ref, f"没有带上：单位 Moodle 里最多 {LONGEST_UNIT} 个字", is_whole=True)
    return None


def unfit_for_gift(made: tuple[MoodleQuestion, ...], ref: str) -> Loss | None:
    """Why GIFT cannot hold a question at all: Moodle passes over capitals in what it reads from it."""
    if any(one.by_case for one in made):
        return Loss(ref, "没有带上：常见错误和答案只差大小写，GIFT 分不开", is_whole=True)
    return unfit(made, ref)


def gift_losses(item: Item, made: tuple[MoodleQuestion, ...]) -> Iterator[Loss]:
    """What Moodle holds of a question, but GIFT does not."""
    if item.question.hints:
        yield Loss(item.ref, "提示没有带上")
    if signs := sorted({sign for one in made for sign in unwritable(one)}):
        yield Loss(item.ref, "；".join(f"答案里的“{sign}”写成了“{INSTEAD[sign]}”" for sign in signs))
    match item.interaction:
        case interactions.Choice(shuffle=False):
            yield Loss(item.ref, "“选项不打乱”没有带上")
        case interactions.Figure():
            yield Loss(item.ref, "单位写在题干里，那边只判数字")
        case interactions.Sequence():
            yield Loss(item.ref, "排序写成了配对：每一项配它是第几")
        case interactions.Essay():
            yield Loss(item.ref, "参考答案和要点放在整题的解析后面，答完就看得到")


def repeated(section: Section, written: set[str]) -> Iterator[Loss]:
    """The questions of a section that another has already."""
    for item in section.items:
        if item.ref in written:
            yield Loss(item.ref, f"前面的分类里已经有，没有在“{section.title}”里再写一遍；考试抽题请按标签抽")


def pool_told(section: Section, texts: Texts) -> str:
    """What is said of a pool where its questions are: how many of them an exam asks."""
    title = escape(section.title, quote=False)
    return texts.words(POOL).format(title, section.draw) if section.draw else ""
