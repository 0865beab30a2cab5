"""What is unfinished in the form is there again, and nothing of another record or site is taken for it."""

import pytest
from playwright.sync_api import expect

from tests.browser.forms.filling import KINDS, field, opened
from tests.browser.reader import Reader, kept, settle

pytestmark = pytest.mark.browser


def test_what_is_unfinished_is_there_again(reader: Reader) -> None:
    page = opened(reader, "case")
    field(page, "标题").fill("写到一半")
    page.reload()
    settle(page)
    field(page, "写哪一类").select_option("case")
    expect(page.get_by_role("listitem").filter(has_text="标题：写到一半")).to_be_visible()
    page.get_by_role("button", name="接着写").click()
    expect(field(page, "标题")).to_have_value("写到一半")
    page.reload()
    settle(page)
    field(page, "写哪一类").select_option("case")
    page.get_by_role("button", name="不要了，从头写").click()
    expect(field(page, "标题")).to_have_value("")


def test_what_is_unfinished_is_offered_at_once_in_the_words_of_the_form(reader: Reader) -> None:
    page = opened(reader, "case")
    field(page, "标题").fill("写到一半")
    field(page, "负责这一页的岗位").select_option(label="投诉管理岗")
    field(page, "案例从哪里来").select_option(label="虚构案例")
    field(page, "写哪一类").select_option("regulation")
    field(page, "一句话说清结论").fill("还没有名字")
    page.reload()
    settle(page)
    expect(page.get_by_role("button", name=f"还没有标题（新的{KINDS['regulation'].label}）")).to_be_visible()
    page.get_by_role("button", name="写到一半（新的案例）").click()
    told = page.get_by_role("listitem")
    expect(told.filter(has_text="负责这一页的岗位：投诉管理岗")).to_be_visible()
    expect(told.filter(has_text="案例从哪里来：虚构案例")).to_be_visible()
    page.get_by_role("button", name="接着写").click()
    expect(field(page, "标题")).to_have_value("写到一半")
    page.reload()
    settle(page)
    page.get_by_role("button", name="都不要了").click()
    assert "kept:form:" not in kept(page)


def test_no_two_records_written_here_get_the_same_file(reader: Reader) -> None:
    page = opened(reader)
    for name in ("kuan-xian-qi", "kuan-xian-qi-2"):
        field(page, "写哪一类").select_option("regulation")
        field(page, "标题").fill("宽限期")
        expect(field(page, "编号")).to_have_value(name)
        for _again in range(2):  # the same record keeps its name
            page.get_by_role("button", name="下载文件").click()
            with page.expect_download() as download:
                page.get_by_role("button", name="先这样，以后再补").click()
            assert download.value.suggested_filename == f"{name}.yaml"
            field(page, "标题").fill("宽限的日子")
        page.evaluate("casebook.record.keep('form:regulation', null)")
        page.reload()
        settle(page)
    field(page, "写哪一类").select_option("regulation")
    field(page, "编号").fill("grace")
    field(page, "标题").fill("宽限期")
    expect(field(page, "编号")).to_have_value("grace")


def test_what_an_older_site_kept_is_told_and_a_foreign_value_is_not_believed(reader: Reader) -> None:
    page = opened(reader)
    page.evaluate("""() => {
      const kept = (value) => ({version: 1, at: new Date().toISOString(), draft: {id: "a", value}});
      casebook.record.keep("form:case", kept({title: "旧的", gone: "没了", situation: ["列表"], origin: "made-up"}));
      casebook.record.keep("form:term", {version: 1, at: 7, draft: []});
    }""")
    field(page, "写哪一类").select_option("case")
    expect(page.get_by_text("不会带过来：gone、situation")).to_be_visible()
    page.get_by_role("button", name="接着写").click()
    expect(field(page, "案例从哪里来")).to_have_value("made-up")  # outside the list, and shown
    field(page, "写哪一类").select_option("term")
    expect(field(page, "标题")).to_have_value("")
