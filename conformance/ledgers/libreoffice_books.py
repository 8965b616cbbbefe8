#!/usr/bin/env python3
"""Makes the workbooks of src/documents/fixtures that LibreOffice Calc writes.

    python3 conformance/ledgers/libreoffice_books.py src/documents/fixtures

Needs `soffice` (Debian: libreoffice-calc). Each book is written as flat OpenDocument, which
LibreOffice opens, calculates and saves in its own way. All names and matters are made up.
"""
import os
import subprocess
import sys
import tempfile
from xml.sax.saxutils import escape, quoteattr

OUT = sys.argv[1]
NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in [
        ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"),
        ("number", "datastyle"), ("fo", "xsl-fo-compatible"),
    ]
) + (
    ' xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" xmlns:xlink="http://www.w3.org/1999/xlink"'
)

STYLES = """
<number:date-style style:name="cn-day" number:language="zh" number:country="CN">
 <number:year number:style="long"/><number:text>年</number:text><number:month/>
 <number:text>月</number:text><number:day/><number:text>日</number:text></number:date-style>
<number:date-style style:name="cn-month" number:language="zh" number:country="CN">
 <number:year number:style="long"/><number:text>年</number:text><number:month/>
 <number:text>月</number:text></number:date-style>
<number:percentage-style style:name="share"><number:number number:decimal-places="0" number:min-integer-digits="1"/>
 <number:text>%</number:text></number:percentage-style>
<number:number-style style:name="padded"><number:number number:decimal-places="0" number:min-decimal-places="0" number:min-integer-digits="4"/></number:number-style>
<style:style style:name="day" style:family="table-cell" style:data-style-name="cn-day"/>
<style:style style:name="month" style:family="table-cell" style:data-style-name="cn-month"/>
<style:style style:name="percent" style:family="table-cell" style:data-style-name="share"/>
<style:style style:name="zeros" style:family="table-cell" style:data-style-name="padded"/>
<style:style style:name="grey" style:family="table-cell"><style:table-cell-properties fo:background-color="#eeeeee"/></style:style>
<style:style style:name="bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="no-show" style:family="table"><style:table-properties table:display="false"/></style:style>
"""


def text(value, more="", rich=None):
    lines = rich or "".join(f"<text:p>{escape(line)}</text:p>" for line in value.split("\n"))
    return f'<table:table-cell office:value-type="string" {more}>{lines}</table:table-cell>'


def number(value, style="", more=""):
    named = f'table:style-name="{style}"' if style else ""
    return f'<table:table-cell {named} office:value-type="float" office:value="{value}" {more}/>'


def day(value, style="day"):
    return f'<table:table-cell table:style-name="{style}" office:value-type="date" office:date-value="{value}"/>'


def formula(code, more='office:value-type="float" office:value="0"'):
    return f"<table:table-cell table:formula={quoteattr('of:=' + code)} {more}/>"


EMPTY = "<table:table-cell/>"
COVERED = "<table:covered-table-cell/>"


def row(*cells, more=""):
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def words(*values, more=""):
    return row(*(EMPTY if value is None else text(value) for value in values), more=more)


def table(name, *rows, columns="<table:table-column/>", more=""):
    return f"<table:table table:name={quoteattr(name)} {more}>{columns}{''.join(rows)}</table:table>"


def book(name, *tables, to="xlsx", suffix="xlsx"):
    flat = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {NAMESPACES} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
        f"<office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body></office:document>"
    )
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, name + ".fods")
        with open(source, "w", encoding="utf-8") as file:
            file.write(flat)
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
             "--convert-to", to, "--outdir", OUT, source],
            check=True, stdout=subprocess.DEVNULL,
        )
        assert os.path.exists(os.path.join(OUT, f"{name}.{suffix}")), name


SPAN = 'table:number-rows-spanned="{}" table:number-columns-spanned="{}"'


def calculated():
    """Formulas with their values, shares, padded numbers, true and false, an error."""
    head = words("编号", "问题", "责任单位", "整改时限", "整改进展", "是否完成")
    rows = [
        row(number(7, "zeros"), text("渣土车遗撒"), text("城管中队"), day("2019-10-31"),
            '<table:table-cell table:style-name="percent" office:value-type="percentage" office:value="1"/>',
            '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>'),
        row(formula("[.A2]+1"), text("非机动车乱停"), formula('CONCATENATE("交警";"大队")', 'office:value-type="string"'),
            formula("[.D2]+30", 'table:style-name="day" office:value-type="date" office:date-value="2019-11-30"'),
            '<table:table-cell table:style-name="percent" office:value-type="percentage" office:value="0.8"/>',
            formula("[.E3]>=1", 'office:value-type="boolean" office:boolean-value="false"')),
        row(number(9), text("河道漂浮物"), formula("1/0"), day("2019-12-01", "month"), text("未开始"), text("×")),
    ]
    book("libreoffice-calculated", table("Sheet1", head, *rows))


def column_styles():
    """Whole columns and a million empty rows with a format; the headers stand in row 4, column B."""
    columns = '<table:table-column table:default-cell-style-name="grey" table:number-columns-repeated="40"/>'
    blank = row(EMPTY)
    titled = row(EMPTY, text("2019 年第四季度隐患排查台账", SPAN.format(1, 6)), COVERED * 5)
    head = words(None, "序号", "隐患内容", "隐患地点", "整改单位", "整改期限", "复核人")
    rows = [words(None, str(at), f"第 {at} 处电线老化", f"幸福里 {at} 号楼", "物业公司", f"{at + 9}月{at}日") for at in range(1, 4)]
    rest = ('<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
            'table:style-name="grey" table:number-columns-repeated="40"/></table:table-row>')
    book("libreoffice-column-styles", table("隐患", blank, titled, blank, head, *rows, rest, columns=columns))


def rich_and_sections():
    """Rich text, a link, a comment, lines in a cell, and headings of sections between the rows."""
    wide = SPAN.format(1, 5)
    rich = '<text:p>电梯<text:span text:style-name="bold">频繁</text:span>停运</text:p><text:p>已困人两次</text:p>'
    link = '<text:p><text:a xlink:href="https://example.org/photos">照片</text:a></text:p>'
    note = '<office:annotation><text:p>请核实</text:p></office:annotation><text:p>特种设备科</text:p>'
    section = lambda title: row(text(title, wide), COVERED * 4)
    book(
        "libreoffice-rich-sections",
        table(
            "清单",
            row(text("检视问题清单", SPAN.format(2, 5)), COVERED * 4), row(COVERED * 5),
            words("序号", "问题表现", "整改措施", "责任科室", "佐证材料"),
            section("一、服务群众方面（2 个）"),
            row(text("1"), text("", rich=rich), text("1.更换主板\n2.加密巡检"), text("", rich=note), text("", rich=link)),
            words("2", "楼道堆物", "集中清理", "综合科", None),
            section("（二）工作作风方面"),
            words("3", "文件流转慢", "限时办结", "办公室", "制度文件"),
            words("填表说明：本表一式两份"),
        ),
    )


def several_sheets():
    """A sheet a unit, one of them hidden, one with a summary; units merged across and down."""
    head = words("序号", "存在的问题", "牵头单位", "责任单位", "完成时限", "销号情况", "销号时间")

    def unit(name, *rows, more=""):
        return table(name, head, *rows, more=more)

    down = SPAN.format(2, 1)
    first = [
        row(text("1"), text("停车难"), text("住建局", down), text("交警大队"), text("2019年12月"), text("已销号"), day("2019-12-20")),
        row(text("2"), text("绿化缺株"), COVERED, text("园林处"), text("常态化"), text("未销号")),
    ]
    second = [words("1", "噪声扰民", "生态环境局", "公安分局、城管局", "立行立改", "已销号", "2019.12.5")]
    summary = [words("单位", "问题数"), row(text("住建局"), number(2)), row(text("生态环境局"), number(1))]
    book(
        "libreoffice-several-sheets",
        table("汇总", *summary), unit("住建", *first), unit("环境", *second),
        unit("旧底稿", words("9", "旧问题", "住建局", None, None, None, None), more='table:style-name="no-show"'),
    )


def texts_in_gb18030():
    """Text of separated values as a Chinese Excel or WPS writes it."""
    rows = [
        words("工单号", "诉求内容", "被反映区域", "承办单位", "办理时限"),
        words("0012019001", "㙍溪村（生僻字）路面塌陷，需围挡", "㙍溪社区", "市政处,城东街道", "2019/12/1 18:00"),
        words("0012019002", '"僵尸车"占道', "城西社区", "交警大队", "2019/12/2"),
    ]
    # Separator 44, quote 34, charset 85 (GB-18030), from line 1.
    book("libreoffice-gb18030", table("表", *rows), to="csv:Text - txt - csv (StarCalc):44,34,85,1", suffix="csv")


for make in (calculated, column_styles, rich_and_sections, several_sheets, texts_in_gb18030):
    make()
