"""Which numbers, addresses and names are somebody's: what `personal` looks for.

From public plans: GB 11643 and GB/T 2260 (citizens), ISO/IEC 7812 (cards), GB 32100 (credit codes), the telephone
numbering plan, the forms of plates and travel documents. Numbers of institutions (12378, 95xxx, 400, 800) are nobody's.
"""

from typing import Any, NotRequired, TypedDict

from generator.twins.unseen import CONTROLS, DEFAULT_IGNORABLE, OVERLAID


class Check(TypedDict):
    """What holds of the letters and digits of a number: a shape, and the sum that gives its last one."""

    shape: str
    luhn: NotRequired[bool]
    signs: NotRequired[str]
    weights: NotRequired[list[int]]
    last: NotRequired[str]


def _any_case(*words: str) -> list[str]:
    return ["".join(f"[{sign}{sign.upper()}]" for sign in word) for word in words]


def _groups(*sizes: int) -> str:
    return GAP.join(f"[0-9]{{{size}}}" for size in sizes)


HAN = "[㐀-鿿]"
GAP = "[ ._·•‧・/‐‒–—―−-]{1,2}"
SAID = "(?:号码?)?[是为:]{0,2} ?"  # between what something is called and what it is
CALLED = "|".join(_any_case("tel", "phone", "mobile", "mob", "wx", "vx", "qq", "wechat"))
LEFT = f"(?<![0-9A-Za-z])(?=[0-9(+TtPpMmWwVvQq])(?:{CALLED})?"
RIGHT = "(?![0-9]|[A-Za-z]+[0-9]|[.][0-9]| ?[万亿]?元)"
OWN = "(?<![0-9])(?<![0-9][.])"  # before a number that has a check of its own
ROUND = "[①-⓿❶-➓]"
WORD = "(?![0-9A-Za-z])"

REGION = "(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])"
BIRTHDAY = "[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
SEGMENT = "1(?:[348][0-9]|5[0-35-9]|6[2567]|7[0-8]|9[0-35-9])"
AREA = "(?:10|2[0-57-9]|[3-9][0-9]{2})"
LOCAL = "[2-8][0-9]{2,3}(?:" + GAP + ")?[0-9]{4}"
FREE = f"(?:400|800){GAP}[0-9]{{3,4}}{GAP}[0-9]"
EXTENSION = "(?: ?(?:转|#|-) ?[0-9]{1,5})?"
SIGNS_OF_CODES = "0123456789ABCDEFGHJKLMNPQRTUWXY"
PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
PLATE = f"[{PROVINCES}][ ·.-]?[A-HJ-NP-Za-hj-np-z][ ·.-]{{0,2}}"
ON_PLATE = "[0-9A-HJ-NP-Za-hj-np-z]"

DOCUMENT = "[A-Za-z]{1,2}[0-9]{7,10}|[0-9]{8}(?:[0-9]{2})?"
ADMIN = "(?:省|自治区|市|区|县|州|旗)"
STREET = "(?:路|街|道|巷|弄|村|里|小区|花园|苑|镇)"
HOUSE = "(?:(?<!第)[0-9]{1,5}[号栋幢弄室楼]|[一二三四五六七八九十]{1,3}(?:栋|幢|单元|号楼))"
ROOM = "(?:院?[0-9A-Za-z一二三四五六七八九十]{1,5}(?:号楼|号|栋|幢|弄|单元|室|楼|户)?)*"

SURNAMES = (
    "(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|"
    "[王李张刘陈杨赵黄周吴徐孙胡朱林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎潘杜戴夏钟汪田姜范方石"
    "姚谭廖邹熊陆郝孔崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎武乔贺赖龚文余金白高任易常])"
)
NO_NAME = (  # words that begin as names do
    "(?!常|方[面便式才向案]|何[时种处人况]|马[上虎路]|曾|程[序度]|万[元一]|白[天条白跑]|石油|田[地里]|康复|"
    "文[件字本书]|余[额款]|金[额融卡]|高[度额利中级于等兴]|任[何意务由]|易[懂于]|周[期围末边到转一二三四五六日年]|段[时位]|"
    "顾[客问虑]|许[多可诺]|谢谢|范围|钱[款都]?|夏天|江[苏西]|黄金|唐突|史料|毛病|陈[述词]|张[口嘴贴]|"
    f"{HAN}?[某甲乙丙丁戊])"
)
NAME = f"({NO_NAME}{SURNAMES}(?!女士|先生|小姐|太太|[某甲乙丙丁戊]){HAN}{{1,2}}?)"
TITLE = "(?= ?(?:女士|先生|小姐|太太))"
SAYS = "(?=[^㐀-鿿]|$|[的来说称于在因向要提投反申已与和是现打]|女士|先生|小姐|太太)"
PERSON = "姓名|我叫|名叫|户名|持卡人|借款人|联系人|收件人|投诉人|客户|本人|我是|署名"
OTHERS = "订单|合同|借据|贷款|案件|工单|受理|投诉|交易|流水|凭证|发票|快递|运单|保单|申请|设备|序列|产品"

TABLE: dict[str, Any] = {
    "kinds": {  # what is found by an earlier one is not looked at again
        "id-card": {
            "label": "身份证号",
            "sure": True,
            "shown": 4,
            "patterns": [
                [f"{OWN}([0-9](?:(?:{GAP})?[0-9]){{16}}(?:{GAP})?[0-9Xx])(?![0-9])", "citizen"],
                [f"{LEFT}([0-9]{{15}}|{_groups(6, 6, 3)}){RIGHT}", "old-citizen"],
            ],
        },
        "credit-code": {
            "label": "统一社会信用代码",
            "sure": False,
            "shown": 4,
            "patterns": [[f"(?<![0-9A-Za-z])([0-9A-Za-z](?: {{0,2}}[0-9A-Za-z]){{17}}){WORD}", "code"]],
        },
        "bank-card": {
            "label": "银行卡号",
            "sure": True,
            "shown": 4,
            "patterns": [
                [f"{OWN}({shape})(?![0-9])", "card"]
                for shape in (
                    "[0-9]{14,19}",
                    f"{_groups(4, 4, 4, 4)}{GAP}[0-9]{{1,3}}",
                    _groups(4, 4, 4, 4),
                    f"{_groups(4, 4, 4)}{GAP}[0-9]{{2,3}}",
                    f"[0-9]{{6}}{GAP}[0-9]{{8,13}}",
                    _groups(4, 6, 5),
                    _groups(4, 6, 4),
                    f"[0-9](?:{GAP}[0-9]){{13,18}}",
                )
            ],
        },
        "mail": {
            "label": "电子邮箱",
            "sure": True,
            "shown": 0,
            "patterns": [
                [f"(?<![A-Za-z0-9._%+-])([A-Za-z0-9._%+-]+ ?@ ?(?:(?:[A-Za-z0-9-]|{HAN})+[.])+[A-Za-z]{{2,}})", ""]
            ],
        },
        "mobile": {
            "label": "手机号",
            "sure": True,
            "shown": 4,
            "patterns": [
                [f"{LEFT}((?:(?:[(][+]?(?:00)?86[)]|[+]?(?:00)?86)(?:{GAP})?|0)?(?:{shape})){RIGHT}", "mobile"]
                for shape in (
                    "[0-9]{11}",
                    "|".join((_groups(3, 4, 4), _groups(4, 3, 4), _groups(4, 4, 3), _groups(3, 3, 5), _groups(7, 4))),
                    f"[0-9]{{3}}{GAP}(?!(?:19|20)[0-9]{{2}}[01])[0-9]{{8}}",
                    _groups(*[1] * 11),
                )
            ],
        },
        "landline": {
            "label": "固定电话",
            "sure": True,
            "shown": 4,
            "patterns": [
                [f"{LEFT}((?:[(]0{AREA}[)]|0{AREA})(?:{GAP})?{LOCAL}{EXTENSION}){RIGHT}", "landline"],
                [f"{LEFT}((?:[+]|00)86(?:{GAP})?{AREA}(?:{GAP})?{LOCAL}{EXTENSION}){RIGHT}", "landline"],
                [f"(?:电话|座机|固话|传真){SAID}(?!{FREE})({LOCAL}{EXTENSION})(?!-){RIGHT}", ""],
            ],
        },
        "travel": {
            "label": "护照或通行证号",
            "sure": False,
            "shown": 4,
            "patterns": [
                [f"(?:护照|通行证|回乡证|台胞证){SAID}({DOCUMENT}){WORD}", ""],
                [f"(?<![0-9A-Za-z])([EG][0-9]{{8}}|E[A-HJ-NP-Z][0-9]{{7}}){WORD}", ""],
            ],
        },
        "plate": {
            "label": "车牌号",
            "sure": True,
            "shown": 2,
            "patterns": [
                [f"({PLATE}(?:[A-HJ-Ka-hj-k]{ON_PLATE}[0-9]{{4}}|[0-9]{{5}}[A-HJ-Ka-hj-k])){WORD}", ""],
                [f"({PLATE}(?=(?:{ON_PLATE}*[0-9]){{3}}){ON_PLATE}{{4}}(?:{ON_PLATE}|[学警挂港澳])){WORD}", ""],
            ],
        },
        "wechat": {
            "label": "微信号或 QQ 号",
            "sure": True,
            "shown": 0,
            "patterns": [
                [f"{cue}([A-Za-z][0-9A-Za-z_-]{{5,19}}){WORD}", ""]
                for name in ["(?:微信|薇信|(?<![A-Za-z])(?:" + "|".join(_any_case("wx", "vx", "wechat")) + "))"]
                for cue in (f"{name}(?:号[是为:]?|[是为:]) ?", f"{name} ?(?=[A-Za-z_-]*[0-9])")
            ]
            + [[f"(?:(?<![A-Za-z])[Qq]{{2}}|扣扣){SAID}([1-9][0-9]{{4,10}}){WORD}", ""]],
        },
        "address": {
            "label": "住址",
            "sure": False,
            "shown": 0,
            "patterns": [[f"({HAN}{{2,9}}?{ADMIN}{HAN}{{1,24}}?{STREET}(?:{HAN}|[0-9]){{0,10}}?{HOUSE}{ROOM})", ""]],
        },
        "name": {
            "label": "姓名",
            "sure": False,
            "shown": 0,
            "patterns": [[f"{NAME}{TITLE}", ""], [f"(?:{PERSON})[是为:]{{0,2}} ?{NAME}{SAYS}", ""]],
        },
    },
    "checks": {
        "citizen": {
            "shape": f"^(?:{REGION}[0-9]{{4}}|9{REGION}[0-9]{{3}})(?:19|20){BIRTHDAY}[0-9]{{3}}[0-9X]$",
            "signs": "0123456789",
            "weights": [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2],
            "last": "10X98765432",
        },
        "old-citizen": {"shape": f"^{REGION}[0-9]{{4}}{BIRTHDAY}[0-9]{{3}}$"},
        "code": {
            "shape": f"^[0-9A-HJ-NPQRTUWXY]{{2}}{REGION}[0-9]{{4}}[0-9A-HJ-NPQRTUWXY]{{10}}$",
            "signs": SIGNS_OF_CODES,
            "weights": [3**place % 31 for place in range(17)],
            "last": "0" + SIGNS_OF_CODES[:0:-1],
        },
        "card": {
            "shape": "^(?:6[0-9]{15,18}|4[0-9]{15}|5[1-5][0-9]{14}|2[2-7][0-9]{14}|35[0-9]{14}|3[47][0-9]{13}"
            "|3[068][0-9]{12}|955[0-9]{13,16})$",
            "luhn": True,
        },
        "mobile": {"shape": f"^(?:0|(?:00)?86)?{SEGMENT}[0-9]{{8}}$"},
        "landline": {"shape": "^(?:0|(?:00)?86)(?:(?:10|2[0-9])[0-9]{8,}|[3-9][0-9]{9,})"},
    },
    "otherwise": f"(?:[单批编文]号|(?:{OTHERS})(?:编?号码?|编码|代码)|代码|编码|批次|IMEI)[是为:]{{0,2}} ?"
    "[A-Za-z]{0,4}[-_]?(?![\\s\\S])",
    "around": 16,  # characters in which such a word is looked for
    "unseen": f"[{CONTROLS}{DEFAULT_IGNORABLE}{OVERLAID}]",
    "marker": f"(?<!{ROUND}){ROUND}(?!{ROUND})",  # ① before a number is the first of a list, and no digit of it
    "signs": "[^0-9A-Za-z]",  # no part of a number
}

QUICK = "|".join(  # for Python: most texts hold none of these, and need no closer look
    (
        r"\d(?:\D{0,3}\d){6}",
        f"{ROUND}{{7}}",
        "[@＠﹫微薇扣WwVvQq](?:(?<=[@＠﹫])|信|扣|[XxQq]|[Ee][Cc])",
        f"[{PROVINCES}]\\W{{0,4}}[A-Za-zＡ-Ｚａ-ｚ]",
        f"{STREET}.{{0,14}}(?:[号栋幢弄室楼]|单元)",
        f"(?:{PERSON})[是为:：]{{0,2}} ?{SURNAMES}",
        "女士|先生|小姐|太太",
    )
)
