"""Everything that can be wrong with a file itself, in Chinese: one table from code to words.

Rules about content stand in `kinds` and `checks`, each beside its own words.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.diagnostic import Problem


@dataclass(frozen=True, slots=True)
class Message:
    """What the author reads: the finding, what belongs there, how to mend it, and the page of `casebook explain`."""

    message: str
    expected: str
    fix: str
    page: str


MESSAGES: Mapping[str, Message] = {
    "file-empty": Message(
        "文件是空的",
        "一条记录的内容",
        "照着同类文件写内容，或者删掉这个文件",
        "空文件不会变成任何页面。只有注释的文件也算空。想要一份可以照着改的样例，运行 casebook new。",
    ),
    "file-too-large": Message(
        "文件太大，没有读",
        "不超过 1 MB",
        "把内容拆成几条记录；图片等附件不要写进 YAML",
        "一条记录通常只有几千字。上限 1 MB 是为了不让一个误放的文件拖住整个网站。",
    ),
    "file-unreadable": Message(
        "打不开这个文件或文件夹",
        "当前用户可以读的文件",
        "检查权限，或请管理员开放读取",
        "操作系统拒绝了读取。其余文件照常检查。",
    ),
    "file-gbk": Message(
        "文件不是 UTF-8 编码，看起来是 GBK",
        "UTF-8 编码",
        "用编辑器“另存为”，编码选 UTF-8，再保存一次",
        "旧版记事本和一些表格软件默认存成 GBK。存成 UTF-8 以后内容不变，就能读了。",
    ),
    "file-encoding": Message(
        "文件不是文本，或编码认不出来",
        "UTF-8 编码的文本",
        "确认放进来的不是 Word、Excel 或图片；是文本就另存为 UTF-8",
        "YAML 文件必须是 UTF-8 文本。",
    ),
    "file-bom": Message(
        "文件开头有 BOM 标记，已忽略",
        "没有 BOM 的 UTF-8",
        "“另存为”时编码选 UTF-8（不带 BOM）",
        "BOM 是文件开头看不见的三个字节，有的工具会把它当成内容。本工具会忽略它，但建议去掉。",
    ),
    "file-crlf": Message(
        "文件用的是 Windows 换行，已按普通换行读取",
        "LF 换行",
        "在编辑器右下角把 CRLF 改成 LF 再保存",
        "换行方式不同不影响显示，但会让版本比较里整份文件都像改过。",
    ),
    "file-special": Message(
        "这不是普通文件，没有读",
        "普通文件",
        "删掉它，换成普通的文本文件",
        "管道、设备等特殊文件没有固定的内容，读它可能永远等不到头。",
    ),
    "symlink-outside": Message(
        "这是指向项目外面的链接，没有读",
        "项目文件夹里的文件",
        "把文件复制进来，不要用链接",
        "链接到项目外面的文件，换一台电脑就没有了，也可能把不该公开的内容带进网站。",
    ),
    "symlink-broken": Message(
        "这个链接断了，或者绕了一圈又指回自己，没有读",
        "指向项目里某个文件的链接",
        "删掉链接，把文件本身放在这里",
        "链接指向的文件不存在，多半是文件改了名或者没有一起提交。",
    ),
    "symlink-folder": Message(
        "这是指向文件夹的链接，没有读",
        "普通文件夹",
        "删掉链接，把文件放进真正的文件夹",
        "跟着文件夹链接走，同一个文件会读到两次，甚至没有尽头。",
    ),
    "file-extension": Message(
        "文件扩展名应当是 .yaml",
        ".yaml",
        "把文件改名为 .yaml 结尾",
        "只有 .yaml 文件会被读取；.yml、.yaml.txt 会被当成别的文件而悄悄漏掉，所以在这里提醒。",
    ),
    "file-stray": Message(
        "这个文件不在任何一类记录的文件夹里，不会被读取",
        "放在正确的文件夹里",
        "把文件移到“应为”所列的文件夹之一",
        "记录属于哪一类，由它所在的文件夹决定。文件夹名写错一个字母，整个文件就会漏掉，所以当作错误。",
    ),
    "folder-name": Message(
        "文件夹的名称像是写错了，里面的文件都没有读",
        "content、cases 或 quizzes",
        "改成正确的文件夹名",
        "只有 content、cases、quizzes 三个文件夹会被读取。",
    ),
    "id-format": Message(
        "编号只能用小写英文字母、数字和短横线",
        "例如 early-repayment-refused",
        "改用英文名，例如 early-repayment",
        "文件名（术语表和分类表里是最左边的键）就是记录的编号，也是网址的一部分，所以不能有中文、空格、大写字母和下划线。",
    ),
    "id-duplicate": Message(
        "编号重复",
        "全站唯一的编号",
        "给其中一个改名",
        "编号在全站唯一，不同种类之间也不能重复，否则引用时不知道指的是哪一个。",
    ),
    "yaml-syntax": Message(
        "YAML 写法有误，从这里开始读不下去",
        "正确的 YAML",
        "检查这一行和上一行：缩进是否对齐，引号、括号是否成对，冒号后面是否有空格",
        "YAML 靠缩进表示层次，用“键: 值”表示内容。读不下去的地方往往在真正写错的那一行或它的下一行。",
    ),
    "indent-uneven": Message(
        "缩进和上下行对不齐",
        "同一层的字段左边对齐",
        "和上下行对照，增减行首的空格；列表的“- ”也要对齐",
        "YAML 靠行首空格的多少表示层次：同一层的字段必须左边对齐，下一层多缩进两个空格。",
    ),
    "tab": Message(
        "缩进用了制表符（Tab）",
        "空格缩进",
        "把行首的 Tab 换成空格，一层两个空格",
        "YAML 不允许用 Tab 缩进。多数编辑器可以设置“按 Tab 键输入空格”。",
    ),
    "fullwidth-space": Message(
        "这里是全角空格，或从网页带来的特殊空格",
        "半角空格",
        "删掉它，用半角空格重新缩进或分隔",
        "全角空格看起来是空白，YAML 却把它当作文字。缩进、冒号和短横线后面都只能用半角空格。",
    ),
    "fullwidth-colon": Message(
        "键后面用了全角冒号“：”",
        "半角冒号加一个空格“: ”",
        "把“：”改成半角“: ”",
        "中文输入法打出的“：”不是 YAML 的冒号。键和值之间要用半角冒号，后面留一个空格。",
    ),
    "colon-missing": Message(
        "键后面没有冒号",
        "半角冒号加一个空格“: ”",
        "在键后面加上“: ”；如果这是上一行文字的继续，给整段文字加引号",
        "每个字段写成“键: 值”。没有冒号，YAML 会把这一行当成一段文字，到下一行才发现不对。",
    ),
    "colon-space": Message(
        "冒号后面少一个空格",
        "“键: 值”，冒号后有空格",
        "在冒号后面加一个空格",
        "没有空格时，YAML 会把整行当成一段文字。",
    ),
    "fullwidth-dash": Message(
        "列表项开头的短横线不是半角的 -",
        "半角短横线加空格",
        "换成“- ”",
        """列表的每一项用半角短横线加空格开头；破折号、全角短横线都不算。

错误：
    － 先登记
正确：
    - 先登记""",
    ),
    "quote-escape": Message(
        "双引号里的反斜杠后面不是能用的写法",
        "两个反斜杠，或者改用单引号",
        r"写成 \\，或者把外面的双引号换成单引号",
        r"""双引号里，反斜杠开头的是特殊写法：\n 是换行，\\ 才是一个反斜杠。单引号里反斜杠就是反斜杠。

错误：
    text: "放在 C:\登记 里"
正确：
    text: '放在 C:\登记 里'""",
    ),
    "comment-in-text": Message(
        "“#”前面有空格，从这里起被当成了注释，不会出现在页面上",
        "加引号的文字，或者不带空格的 #",
        "整段文字用英文引号括起来；真是注释的，# 后面空一格",
        """YAML 里，空格后面的 # 是注释的开头：“客户要求退还 #3 期利息”只剩下“客户要求退还”。

错误：
    decision: 客户要求退还 #3 期利息
正确：
    decision: "客户要求退还 #3 期利息"
    decision: 客户要求退还第 3 期利息""",
    ),
    "comma-in-number": Message(
        "数字里的逗号把一项分成了两项",
        "方括号、花括号里不带千分位的数，或者加引号的文字",
        "每项另起一行写“- ”；或者整项用英文引号括起来；是两个数的，逗号后面空一格",
        """方括号和花括号里，半角逗号分隔各项：[涉及存量退费 1,000 户以上] 是两项。

错误：
    escalate_if: [涉及存量退费 1,000 户以上]
正确：
    escalate_if:
      - 涉及存量退费 1,000 户以上""",
    ),
    "fullwidth-comma": Message(
        "全角逗号不分隔列表的各项，这几项成了一项",
        "半角逗号加空格",
        "换成半角逗号“, ”，或者每项另起一行写“- ”",
        """方括号里分隔各项的是半角逗号。全角逗号后面又空一格，多半是想分成两项。

错误：
    aliases: [客诉， 投诉件]
正确：
    aliases: [客诉, 投诉件]""",
    ),
    "dash-space": Message(
        "列表的短横线后面少一个空格",
        "“- 内容”，短横线后有空格",
        "在短横线后面加一个空格",
        "没有空格时，YAML 会把整行当成一段文字，而不是列表里的一项。",
    ),
    "colon-in-text": Message(
        "文字里有半角冒号，YAML 以为它是另一个键",
        "整段文字加引号，或者用全角冒号",
        "给整段文字加英文双引号，或者把文字里的冒号改成“：”",
        "值里面出现“冒号加空格”时，要给整段值加引号。",
    ),
    "quote-in-quotes": Message(
        "引号在这里已经结束，后面多出了文字",
        "成对的引号",
        "引号里面要再用引号时，里面用中文引号“”",
        "英文引号成对出现，第二个引号就是结束。文字里的引语请用中文引号。",
    ),
    "quote-open": Message(
        "引号从这里开始，到文件末尾也没有结束",
        "成对的英文引号",
        "在这段文字的末尾补上引号",
        "少了后一个引号，后面的全部内容都会被当作这段文字。",
    ),
    "bracket-open": Message(
        "括号从这里开始，没有正确结束",
        "成对的括号，各项之间用半角逗号“, ”",
        "检查这一行是否缺右括号或逗号，项里有没有没加引号的括号、冒号和引号",
        "方括号 [ ] 里是列表，花括号 { } 里是“键: 值”，都要成对。",
    ),
    "special-start": Message(
        "值不能以这个符号开头",
        "加引号的文字",
        "给整段文字加英文双引号",
        "@ ` % * & ! 等符号在 YAML 开头有特殊含义，要作为文字就得加引号。",
    ),
    "control-character": Message(
        "文件里有看不见的控制字符",
        "普通文字",
        "删掉这个字符；从别处粘贴时选“只粘贴文本”",
        "从 PDF、聊天软件复制文字时，常会带进看不见的字符。",
    ),
    "key-duplicate": Message(
        "同一个键写了两次",
        "每个键只出现一次",
        "合并成一个，或删掉多余的一个",
        "YAML 遇到重复的键会悄悄丢掉前一个，所以在这里当作错误。",
    ),
    "yaml-alias": Message(
        "用了 YAML 的锚点或别名（& 或 *）",
        "直接写出内容",
        "把内容完整写出来；如果是文字里的符号，给整段加引号",
        "锚点和别名会让别人看不懂文件，层层引用还能让很小的文件膨胀到撑爆内存，所以不支持。",
    ),
    "yaml-tag": Message(
        "用了 YAML 的类型标记（!）",
        "普通的值",
        "删掉以 ! 开头的标记；如果是文字，给整段加引号",
        "类型标记能让 YAML 执行意想不到的事，所以不支持。",
    ),
    "yaml-key": Message(
        "键必须是一个词",
        "例如 title",
        "改成这类记录已有的英文字段名",
        "列表或映射不能作键。",
    ),
    "yaml-documents": Message(
        "一个文件里只能有一份内容",
        "一个文件一份",
        "把 --- 之后的内容移到另一个文件，或删掉 ---",
        "--- 表示另一份文档开始，本工具一个文件只读一份。",
    ),
    "yaml-depth": Message(
        "层次太深，没有读下去",
        "不超过 30 层",
        "检查括号和缩进是否写错",
        "正常的记录不会超过 10 层。",
    ),
    "not-a-mapping": Message(
        "文件的最外层应当是“键: 值”",
        "键: 值",
        "照着同类文件的样子，一行一个字段",
        "每个文件是一组字段。如果整个文件是一段文字或一个列表，多半是冒号或缩进写错了。",
    ),
    "field-missing": Message(
        "缺少必填的字段",
        "写上这个字段",
        "加上这个字段",
        "必填字段没有内容，页面就有缺口。每类记录有哪些必填字段，见编写指南里的样例。",
    ),
    "field-unknown": Message(
        "没有这个字段",
        "这类记录已有的字段",
        "改成正确的字段名，或者删掉",
        "不认识的字段会被当成错误，不会悄悄忽略，以免写了半天的内容没有显示出来。",
    ),
    "value-empty": Message(
        "这里是空的",
        "填上内容",
        "填上内容；确实没有，就把整行删掉",
        "冒号后面没有值。可以不填的字段请整行删去。",
    ),
    "value-text": Message(
        "这里应当是一段文字",
        "文字",
        '照原样加上英文双引号，例如 "18"',
        "没有引号的 18 是数字，true 是判断值，不是文字。条号、编号请加引号。",
    ),
    "value-long": Message(
        "这里的文字太长",
        "短一些的文字",
        "只留要紧的话，其余写进正文，或者拆成几条",
        "标题不超过 100 字，一行文字不超过 1,000 字，一段正文不超过 20,000 字。误贴进来的整篇文件会拖住每一页。",
    ),
    "value-line": Message(
        "这里只能写一行",
        "一行文字",
        "缩成一句话；长内容写到支持多段文字的字段里",
        "标题、清单项等要短，才能在表格和目录里放得下。",
    ),
    "value-placeholder": Message(
        "这里还是占位的符号，没有写内容",
        "真正的内容",
        "写上内容；可以不填的字段，把整行删掉",
        "“改法”里的“…”表示这里要写内容，照抄下来就会原样显示在页面上。",
    ),
    "list-in-text": Message(
        "这段文字的下一行以“- ”开头，被并进了同一段",
        "列表各项左边对齐",
        "把以“- ”开头的各行左边对齐；真要在文字里用“- ”，把整段加英文双引号",
        "列表的各项要在同一列开始。多缩进了几格的一项，会被当作上一项文字的继续。",
    ),
    "value-list": Message(
        "这里应当是一个列表",
        "每项一行，前面加“- ”",
        "改成列表，例如 [内容] 或另起一行写“- 内容”",
        "只有一项也要写成列表。",
    ),
    "value-mapping": Message(
        "这里应当是一组字段",
        "键: 值",
        "展开写成几行“键: 值”，注意缩进",
        "这里需要若干字段，不能只写一段文字或一个列表。",
    ),
    "value-whole": Message(
        "这里应当是一个整数",
        "整数，例如 6",
        "写成不带引号和单位的整数",
        "例如 review_every: 6 表示 6 个月。",
    ),
    "value-number": Message(
        "这里应当是一个数字",
        "数字，例如 380 或 380.1",
        "写成不带引号和单位的数字，用阿拉伯数字",
        "金额、数值题的答案都只写数字，单位另有地方写。",
    ),
    "value-flag": Message(
        "这里应当是 true 或 false",
        "true 或 false",
        "写 true（是）或 false（否），不加引号",
        "yes、no、on、off、是、否在这里都只是文字。",
    ),
    "value-choice": Message(
        "这个值不在可选的范围里",
        "可选的值之一",
        "从可选的值里挑一个",
        "可选的值由记录的种类规定，见编写指南里的样例。",
    ),
    "value-date": Message(
        "日期的写法不对",
        "年-月-日，例如 2026-03-01",
        "写成四位年、两位月、两位日，中间用短横线",
        "日期统一写成 2026-03-01 的样子，这样才能比较和排序。",
    ),
    "value-day": Message(
        "没有这一天",
        "真实存在的日期",
        "核对月份和日数",
        "例如 2 月没有 30 日，平年的 2 月也没有 29 日。写错一位数字，期限就会算错。",
    ),
    "value-pattern": Message(
        "编号的写法不对",
        "小写英文、数字和短横线，可以带 #锚点",
        "写记录的编号（文件名去掉 .yaml），例如 six-steps#investigate",
        "引用用的是编号，不是标题。常见的错是写了中文标题、全角符号或大写字母。",
    ),
    "value-few": Message(
        "列表里的项太少",
        "更多的项",
        "补足",
        "例如一个判断点至少要有两个选项。",
    ),
    "value-many": Message(
        "列表里的项太多",
        "少一些项",
        "删减或拆开",
        "太多选项会让人读不完。",
    ),
    "value-range": Message(
        "超出了范围",
        "范围内的数或日期",
        "改成范围内的数或日期",
        "例如 review_every 以月计，1 到 60。",
    ),
    "type-missing": Message(
        "没有写 type，不知道是哪一种",
        "type: 其中一种",
        "加一行 type",
        "题目写 type: single（单选）等；话术与函件的空写 type: text（文字）等。",
    ),
    "type-unknown": Message(
        "没有这一种",
        "已有的一种",
        "改成已有的一种",
        "写英文名，例如题型 single、multiple、true_false，空 text、date、amount。",
    ),
}


def with_message(problem: Problem) -> Problem:
    """The problem with the table's words wherever it has none of its own; KeyError for an unknown code."""
    if problem.message:
        return problem
    words = MESSAGES[problem.code]
    return Problem(
        code=problem.code,
        path=problem.path,
        message=words.message,
        written=problem.written,
        expected=problem.expected or words.expected,
        fix=problem.fix or words.fix,
        needle=problem.needle,
        severity=problem.severity,
        on_key=problem.on_key,
    )
