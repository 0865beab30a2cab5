"""Texts full of what folding works on: numerals, units, separators, widths."""

from hypothesis import strategies as st

SIGNS = (
    "零〇一二两三四五六七八九十百千万亿点分之日天个工作自然历整元块钱圆人民币小时钟头星期礼拜年周约共第内左右和与以及"
    "甲乙丙壹贰拾佰后後開號條個月負0123456789０１５.,，、。；;:%％‰‱ \u3000\u200b\n“”《》|·！？…-aAＡ👍"
)
WORDS = (
    "百分之",
    "万分之",
    "千分之",
    "个工作日",
    "历日",
    "分点",
    "点五",
    "块钱",
    "人民币",
    "1,000",
    "2.50",
    "一百",
    "十",
)

TEXTS = st.lists(st.sampled_from([*SIGNS, *WORDS]), max_size=14).map("".join)
