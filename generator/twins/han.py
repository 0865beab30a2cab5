"""Han characters and signs of Chinese text, as a character class: between two of them a line break parts nothing."""

HAN = (
    "[\u2e80-\u303f\u3040-\u30ff\u3105-\u312f\u31a0-\u31bf\u3400-\u9fff\uf900-\ufaff\ufe30-\ufe4f"
    "\uff00-\uff60\U00020000-\U0003ffff“”‘’…—·]"
)
