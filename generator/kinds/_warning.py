"""The methods of early warning, in the words of pages and the guide; `warning/methods/` has how each works."""

from typing import Literal

Method = Literal[
    "level",
    "trend",
    "farrington",
    "u-prime",
    "u-chart",
    "c-chart",
    "xmr",
    "xmr-rules",
    "ewma",
    "cusum-ratio",
    "cusum-standard",
    "cusum-rossi",
    "cusum-anscombe",
    "ears-c1",
    "ears-c2",
    "ears-c3",
]

METHODS = {
    "level": "水平法（默认）",
    "trend": "走势法",
    "farrington": "同期法",
    "u-prime": "u′ 图",
    "u-chart": "u 图",
    "c-chart": "c 图",
    "xmr": "XmR 图",
    "xmr-rules": "XmR 图加规则",
    "ewma": "EWMA 图",
    "cusum-ratio": "累积和（似然比）",
    "cusum-standard": "累积和（标准）",
    "cusum-rossi": "累积和（Rossi）",
    "cusum-anscombe": "累积和（Anscombe）",
    "ears-c1": "EARS C1（近七个月）",
    "ears-c2": "EARS C2（隔两个月）",
    "ears-c3": "EARS C3（三个月合计）",
}

THRESHOLDS = {
    "level": "按业务量折算，和前两年的水平比。一个月不少于 5 件，而且高得靠偶然出现的机会不到千分之二；"
    "或者近三个月不少于 8 件，累积起来像是升到了一倍半。满一年才判断；没有业务量就改用走势法。",
    "trend": "把近两年的走势外推到这个月，高过它的机会不到千分之五，而且不少于 5 件。业务增长不会误报；"
    "持续抬高的台阶，过几个月会被当成走势，不再报。",
    "farrington": "和前三年同期（前后各两个月）比，高过它的机会不到百分之一。适合季节性强的投诉，历史满三年多才判断。",
    "u-prime": "按业务量折算，超过基线加三倍标准差；标准差按各月实际的波动放宽。",
    "u-chart": "按业务量折算，超过基线加三倍标准差。波动比随机大的时候多报，这时用 u′ 图。",
    "c-chart": "件数超过基线加三倍标准差。波动比随机大、业务在增长，都会多报。",
    "xmr": "件数超过 XmR 图的上限，上限按相邻两月的差来定。误报少，发现得也慢。",
    "xmr-rules": "超过 XmR 图的上限；或者连续 7 个月高于平均、连续 7 个月上升、3 个月里有 2 个月接近上限。"
    "业务增长时误报很多。",
    "ewma": "近几个月的加权平均超过上限，适合发现不大而持续的抬高。波动大、业务增长时误报多。",
    "cusum-ratio": "“升到一倍半”的证据累积到界限，报完重来。业务增长时误报多。",
    "cusum-standard": "每月超出的部分累积到界限，小台阶发现得快，报完重来。业务增长时误报多。",
    "cusum-rossi": "和标准的累积和一样，只是换算方法适合件数少的时候。业务增长时误报多。",
    "cusum-anscombe": "和标准的累积和一样，用 Anscombe 变换，件数少时误报最少。业务增长时误报多。",
    "ears-c1": "超过前面七个月的平均数加三倍多标准差。不要长历史；持续的抬高很快变成平常。",
    "ears-c2": "和 C1 一样，只是看两个月以前的七个月。经历过一次异常以后，几个月里很难再报。",
    "ears-c3": "近三个月的超出部分加起来超过界限。发现得快，误报也最多。",
}
