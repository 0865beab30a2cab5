"""`casebook`: verbs, arguments, exit codes and printing.

Exit codes: 0 all is well, 1 the knowledge base has errors, 2 the command was used wrongly,
130 it was stopped with Ctrl+C, 143 with SIGTERM, 141 nobody reads what it prints any more (`casebook … | head`).
"""

import argparse
import datetime
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from generator import build, explain
from generator.authoring import impact
from generator.authoring.new import NotWrittenError, write_example
from generator.authoring.verifying import verify
from generator.diagnostic import Diagnostic, has_errors
from generator.kept.folder import Folder
from generator.kinds import all_kinds
from generator.learners import bots, exported, items, suggestions
from generator.learners.opening import unopened
from generator.library import Library
from generator.outlets import site, stopping
from generator.outlets.disk import write_tree
from generator.outlets.publish import Staging
from generator.outlets.refusals import naming, refusal
from generator.reading.decoding import decode
from generator.reading.folders import FOLDERS
from generator.record import Kind
from generator.report import FORMATS, visible

OK, HAS_ERRORS, MISUSED, INTERRUPTED, UNREAD, TERMINATED = 0, 1, 2, 130, 141, 143


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; the value is the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser().parse_args(arguments)
    if "project" in options and (wrong := _not_a_project(options.project)):
        print(wrong, file=sys.stderr)
        return MISUSED
    try:
        with stopping.stoppable():
            code = int(options.verb(options))
            sys.stdout.flush()
            return code
    except (KeyboardInterrupt, stopping.Terminated) as stopped:
        print("已停止，原来的内容没有改动。", file=sys.stderr)
        return INTERRUPTED if isinstance(stopped, KeyboardInterrupt) else TERMINATED
    except OSError as error:
        if isinstance(error, BrokenPipeError) and _is_unread():
            return UNREAD
        if (sentence := refusal(error)) is None:
            raise
        print(sentence, file=sys.stderr)
        return HAS_ERRORS


def _is_unread() -> bool:
    """Whether it is our output that nobody reads, and no pipe between processes; what was not printed yet is let go."""
    try:
        os.write(sys.stdout.fileno(), b"\n")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return True
    return False


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("casebook", description="诉鉴：检查案例与流程，生成培训与知识库网站。")
    verbs = parser.add_subparsers(title="命令", required=True, metavar="命令")
    checking = _verb(verbs, "check", "检查全部内容，一次列出所有问题", _check)
    checking.add_argument("--format", choices=sorted(FORMATS), default="text", help="输出格式（默认 text）")
    checking.add_argument("--texts", type=_folder, metavar="DIR", help="存法规原文的文件夹：逐个数和条文对照")
    _fresh(checking)
    checking.add_argument("--watch", action="store_true", help="检查以后一直看着：文件一改，就说出新发现的和改好的")
    building = _verb(verbs, "build", "检查并生成网站（写到 site/，全部成功才替换旧网站）", _build)
    _fresh(building)
    serving = _verb(verbs, "serve", "检查并在本机预览，保存后自动刷新", _serve)
    serving.add_argument("--address", default="127.0.0.1:8000", help="预览地址（默认 127.0.0.1:8000）")
    serving.add_argument("--no-drafts", action="store_true", help="不显示草稿和审阅中的内容，和生成的网站一样")
    rendering = _verb(verbs, "render", "写成 Markdown 目录树，供其他网站工具使用", _render)
    rendering.add_argument("--out", type=Path, required=True, metavar="DIR", help="写到哪个文件夹（必须不存在或为空）")
    creating = _verb(verbs, "new", "照样例新建一条记录", _new)
    creating.add_argument("kind", type=_kind, metavar="KIND", help=_kinds_help())
    creating.add_argument("id", metavar="ID", help="编号，也是文件名，例如 early-repayment")
    resting = _verb(verbs, "impact", "列出靠某一条法规的全部页面；法规改了要看哪些", _impact)
    resting.add_argument("refs", nargs="*", metavar="REF", help="法规编号，或者编号#条号，例如 toushu-banfa#18")
    resting.add_argument(
        "--texts", type=_folder, metavar="DIR", help="存法规原文的文件夹；不写 REF，列出原文改过的条文"
    )
    comparing = _verb(verbs, "verify", "在条文里记下：今天和原文核对过", _verify)
    comparing.add_argument("refs", nargs="+", metavar="REF", help="核对过的法规编号，或者编号#条号")
    comparing.add_argument("--texts", type=_folder, required=True, metavar="DIR", help="存法规原文的文件夹")
    analysing = _verb(verbs, "items", "从多名学员导出的记录分析题目：难度、区分度、选了什么", _items)
    analysing.add_argument("files", type=Path, nargs="*", metavar="EXPORT", help="学员导出的记录文件（.json）")
    analysing.add_argument("--bots", action="store_true", help="不用记录：看不读内容能猜中多少题，读了本站能答对多少")
    analysing.add_argument("--out", type=Path, default=Path("items"), metavar="DIR", help="写到哪里（默认 items）")
    hearing = _verb(verbs, "feedback", "把读者发来的“报错与建议”按负责岗位和页面排好", _feedback)
    hearing.add_argument("files", type=Path, nargs="+", metavar="FILE", help="读者发来的文字，原样存成的文本文件")
    verifying = verbs.add_parser("verify-record", help="核对学员导出的记录：有没有改动，校验码与打印件是否一致")
    verifying.add_argument("file", type=Path, metavar="FILE", help="学员导出的记录文件（.json）")
    verifying.set_defaults(verb=_verify_record)
    explaining = verbs.add_parser("explain", help="说明某类问题是什么意思、怎么改")
    explaining.add_argument("code", metavar="CODE", nargs="?", help="问题代码，例如 ref-missing；不写就列出全部")
    explaining.set_defaults(verb=_explain)
    return parser


def _verb(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    words: str,
    run: Callable[[argparse.Namespace], int],
) -> argparse.ArgumentParser:
    parser = verbs.add_parser(name, help=words)
    parser.add_argument(
        "--project", type=Path, default=Path(), metavar="DIR", help="知识库所在的文件夹（默认当前文件夹）"
    )
    parser.set_defaults(verb=run)
    return parser


def _fresh(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--fresh", action="store_true", help="不用上次留下的（.casebook 文件夹），全部重做")


def _not_a_project(root: Path) -> str:
    if not root.is_dir():
        return f"没有这个文件夹：{root}"
    if not any((root / folder).is_dir() for folder in FOLDERS):
        return f"{root.resolve()} 里没有 content、cases 或 quizzes 文件夹。用 --project 指出知识库所在的文件夹。"
    return ""


def _check(options: argparse.Namespace) -> int:
    if options.watch:
        site.recheck(options.project)
    diagnostics = _found(options)
    sys.stdout.write(FORMATS[options.format](diagnostics))
    return HAS_ERRORS if has_errors(diagnostics) else OK


def _found(options: argparse.Namespace) -> tuple[Diagnostic, ...]:
    """What a check finds; where nothing has changed since the last one, what that one found."""
    folder = Folder(options.project)
    if options.fresh or options.texts or not folder.open():
        return build.check(options.project, options.texts).diagnostics
    try:
        found = build.found_before(options.project, folder)
        return build.check(options.project, folder=folder).diagnostics if found is None else found
    finally:
        folder.close()


def _folder(name: str) -> Path:
    """A folder that is there."""
    if not Path(name).is_dir():
        raise argparse.ArgumentTypeError(f"没有这个文件夹：{name}")
    return Path(name)


def _impact(options: argparse.Namespace) -> int:
    if not options.refs and options.texts is None:
        print("写上法规编号或者编号#条号；要列出原文改过的条文，给出 --texts。", file=sys.stderr)
        return MISUSED
    library = _compared(options)
    if unknown := "、".join(ref for ref in options.refs if not any(impact.named(library, ref))):
        print(f"没有这部法规，或者没有这一条：{unknown}", file=sys.stderr)
        return MISUSED
    for line in impact.of(library, options.refs) if options.refs else impact.of_changes(library):
        print(visible(line))
    return OK


def _verify(options: argparse.Namespace) -> int:
    outcomes = [*verify(options.project, _compared(options), options.refs, datetime.date.today())]
    for outcome in outcomes:
        print(visible(f"{outcome.ref}  {outcome.title}：{outcome.reason or '记下了今天的核对'}"))
    return HAS_ERRORS if any(outcome.reason for outcome in outcomes) else OK


def _compared(options: argparse.Namespace) -> Library:
    """Everything, drafts too, with the texts of regulations; what cannot be read of these is told."""
    checked = build.preview(options.project, options.texts)
    texts = options.texts.as_posix() if options.texts else ""
    if unread := [found for found in checked.diagnostics if texts and found.place.file.startswith(texts)]:
        sys.stderr.write(FORMATS["text"](unread))
    return checked.library


def _kind(name: str) -> Kind:
    """A kind by its name or by what pages call it."""
    found = [kind for kind in all_kinds() if name in (kind.name, kind.label)]
    if not found:
        raise argparse.ArgumentTypeError(f"没有“{name}”这一类。{_kinds_help()}")
    return found[0]


def _kinds_help() -> str:
    return "种类：" + "、".join(f"{kind.name}（{kind.label}）" for kind in all_kinds())


def _new(options: argparse.Namespace) -> int:
    try:
        file = write_example(options.project, options.kind, options.id, build.check(options.project).library.listed)
    except NotWrittenError as refused:
        print(refused, file=sys.stderr)
        return MISUSED
    print(f"写好了 {file}，是草稿，不会发布。把样例内容和里面的编号换成自己的，然后运行 casebook check。")
    print("写完删掉 status: draft 这一行，就会发布。")
    return OK


def _explain(options: argparse.Namespace) -> int:
    pages = explain.pages()
    if options.code is None:
        print("\n".join(f"{code:28}{page.splitlines()[0]}" for code, page in pages.items()))
        return OK
    if options.code in pages:
        print(f"{options.code}\n\n{pages[options.code]}")
        return OK
    near = explain.nearest(options.code)
    print(f"没有这个代码：{options.code}。" + (f"是不是 {'、'.join(near)}？" if near else ""), file=sys.stderr)
    return MISUSED


def _verify_record(options: argparse.Namespace) -> int:
    try:
        record = exported.read(options.file)
    except exported.RefusedError as refused:
        print(visible(f"{options.file}：{refused}。"), file=sys.stderr)
        return HAS_ERRORS
    for line in _told(record):
        print(visible(line))
    return OK


def _told(record: exported.Exported) -> Iterator[str]:
    yield f"校验码 {exported.short(record.digest)}，与文件内容一致。请与打印件上的校验码比对。"
    if record.version == 1:
        yield "这是旧格式的文件：校验码只管各条记录，不管导出日期和内容版本。"
    if record.label:
        yield f"名字或工号 {record.label}"
    yield f"导出于 {record.exported}，内容版本 {record.content}，共 {len(record.entries)} 条记录。"
    for entry in record.entries:
        if isinstance(entry, exported.Attempt):
            words = "通过" if entry.passed else "未通过"
            yield f"考试 {entry.exam}：{entry.day}，{round(entry.score * 100)} 分，{words}"


def _feedback(options: argparse.Namespace) -> int:
    found: list[suggestions.Suggestion] = []
    refused: list[str] = []
    for file in options.files:
        try:
            text, wrong = decode(file.read_bytes(), str(file))
        except OSError as error:
            refused.append(f"{file}：{unopened(error)}。没有计入。")
            continue
        if has_errors(wrong):
            sys.stderr.write(FORMATS["text"](wrong))
            refused.append(f"{file}：没有计入。")
        else:
            more, cannot = suggestions.read(text, str(file))
            found, refused = [*found, *more], [*refused, *cannot]
    library = build.check(options.project).library
    for line in suggestions.told(library, suggestions.by_owner(library, found)):
        print(visible(line))
    for sentence in refused:
        print(visible(sentence), file=sys.stderr)
    return HAS_ERRORS if refused else OK


def _items(options: argparse.Namespace) -> int:
    if options.bots == bool(options.files):
        print("写上学员导出的记录文件，或者只写 --bots，两样选一样。", file=sys.stderr)
        return MISUSED
    return _guessed(options) if options.bots else _analysed(options)


def _guessed(options: argparse.Namespace) -> int:
    for line in bots.told(build.check(options.project).library):
        print(visible(line))
    return OK


def _analysed(options: argparse.Namespace) -> int:
    records = []
    for file in options.files:
        try:
            records.append(exported.read(file))
        except exported.RefusedError as refused:
            print(visible(f"{file}：{refused}，没有计入。"), file=sys.stderr)
    if not records:
        return HAS_ERRORS
    library = build.check(options.project).library
    found, people = items.analyse(library, records), len(items.learners(records))
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "items.csv").write_text(items.as_csv(found), encoding="utf-8", newline="")
    (options.out / "items.html").write_text(items.as_page(library, found, people), encoding="utf-8")
    answered = sum(bool(item.answered) for item in found)
    print(f"写好了 {options.out} 里的 items.csv 和 items.html：{people} 名学员，{answered} 道题有人作答。")
    return OK if len(records) == len(options.files) else HAS_ERRORS


def _build(options: argparse.Namespace) -> int:
    done = _with_mkdocs(options.project, partial(site.build, fresh=options.fresh))
    if done == OK:
        print("网站已经生成。")
    return done


def _serve(options: argparse.Namespace) -> int:
    print(f"预览地址：http://{options.address}/ ，按 Ctrl+C 停止。", flush=True)
    return _with_mkdocs(options.project, partial(site.serve, address=options.address, drafts=not options.no_drafts))


def _with_mkdocs(project: Path, run: Callable[[Path], None]) -> int:
    configuration = project / "mkdocs.yml"
    if not configuration.is_file():
        print(f"{project.resolve()} 里没有 mkdocs.yml（网站的名称、菜单和外观）。", file=sys.stderr)
        return MISUSED
    try:
        run(configuration)
    except site.Refused as refused:
        print(refused, file=sys.stderr)
        return HAS_ERRORS
    return OK


def _render(options: argparse.Namespace) -> int:
    out: Path = options.out
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        print(f"{out} 已经存在而且不是空文件夹，没有写。请换一个，或先删掉它。", file=sys.stderr)
        return MISUSED
    if out.resolve() == Path.cwd():
        print("不能写到当前文件夹本身，请写它下面的一个文件夹，例如 --out tree。", file=sys.stderr)
        return MISUSED
    checked = build.check(options.project)
    if checked.diagnostics:
        sys.stderr.write(FORMATS["text"](checked.diagnostics))
    if not checked.is_publishable:
        return HAS_ERRORS
    try:
        with naming(out):
            count = _write_tree(options.project, checked, Staging(out))
    except site.Refused as refused:
        print(refused, file=sys.stderr)
        return HAS_ERRORS
    print(f"写好 {count} 页：{out}")
    return OK


def _write_tree(root: Path, checked: build.Checked, staging: Staging) -> int:
    try:
        staging.begin()
        count = write_tree(root, checked, staging.folder)
        staging.publish()
    finally:
        staging.discard()
    return count
