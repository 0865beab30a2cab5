"""What an engine draws, which no script can ask: whether signs stand beside each other."""

from tests.engines.reader import Reader

SIGNS = ("口11口——口", "口")
"""A text and what stands in an element behind it."""
APART = 7
"""The dash is one piece like any other sign, and there is room between any two."""
LOOKS = 10  # a page may not be drawn yet
WRITE = """const [text, more] = arguments;
const line = casebook.make("span", {textContent: text}, casebook.make("b", {textContent: more}));
document.querySelector("article").prepend(line);
Object.assign(line.style, {display: "inline-block", fontSize: "60px", color: "black", background: "white"});
return line"""
PIECES = """const [picture, line] = arguments;
const {left, top, width, height} = line.getBoundingClientRect();
return (async () => {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), {width, height});
  const drawn = canvas.getContext("2d", {willReadFrequently: true});
  drawn.drawImage(image, -Math.round(left), -Math.round(top));
  const inked = Array.from({length: canvas.width}, (_, x) =>
    drawn.getImageData(x, 0, 1, canvas.height).data.some((light, place) => place % 4 < 3 && light < 128));
  return inked.filter((ink, x) => ink && !inked[x - 1]).length;
})()"""


def are_apart(reader: Reader) -> bool:
    """Whether one sees each of the signs, once they stand on the page that is open and are drawn."""
    driver = reader.driver
    line = driver.execute_script(WRITE, *SIGNS)
    # Of the whole window: WebKit's driver takes a black picture of one element.
    seen = (driver.execute_script(PIECES, driver.get_screenshot_as_base64(), line) for _ in range(LOOKS))
    return APART in seen
