"""QTI 3.0: a package of items and a test."""

from generator.exchange._qti.dialect import QTI30
from generator.exchange._qti.package import CARRIES as CARRIES
from generator.exchange._qti.package import LOSES as LOSES
from generator.exchange._qti.package import SUFFIX as SUFFIX
from generator.exchange._qti.package import Writer
from generator.exchange._qti.reading import Reader

LABEL = "QTI 3.0（试题和试卷的压缩包）"
READER = Reader(QTI30)
recognises, read, title = READER.recognises, READER.read, READER.title
write = Writer(QTI30)
