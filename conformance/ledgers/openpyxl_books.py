#!/usr/bin/env python3
"""Makes the workbooks of src/documents/fixtures that openpyxl writes.

    python3 conformance/ledgers/openpyxl_books.py src/documents/fixtures

Needs openpyxl (Debian: python3-openpyxl). All names and matters are made up.
"""
import datetime
import os
import re
import sys
import zipfile

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

OUT = sys.argv[1]
DAY = datetime.date


def save(book, name):
    stamp = datetime.datetime(2019, 12, 1)
    book.properties.creator = "office"
    book.properties.created = book.properties.modified = stamp
    path = os.path.join(OUT, name)
    book.save(path)
    return path


def rewrite(path, change):
    """Changes parts of a saved workbook, for what openpyxl would not write."""
    with zipfile.ZipFile(path) as old:
        parts = [(i.filename, old.read(i.filename)) for i in old.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts:
            info = zipfile.ZipInfo(name, (2019, 12, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, change(name, data))


def merged_units():
    """Title rows, a unit merged over its rows, a problem merged over its measures, totals, notes."""
    book = Workbook()
    sheet = book.active
    sheet.title = "整改台账"
    sheet.append(["城东街道主题教育检视问题整改台账"])
    sheet.merge_cells("A1:J1")
    sheet["A1"].font = Font(size=18, bold=True)
    sheet["A1"].alignment = Alignment(horizontal="center")
    sheet.append(["填报单位：城东街道（盖章）", None, None, None, None, None, None, "2019年11月20日"])
    sheet.merge_cells("A2:D2")
    sheet.append(["序号", "问题来源", "具体表现", "问题类别", "整改措施", "牵头领导", "责任单位", "配合单位", "整改时限", "完成情况"])
    rows = [
        [1, "座谈会", "幸福里小区 3 号楼路灯损坏半年未修", "民生服务", "更换灯具", "张三", "市住建局", "城东街道、供电公司", "2019年10月底", "已更换"],
        [2, "座谈会", "农贸市场周边占道经营", "城市管理", "设置疏导点", "李四", None, "市市场监管局", "2019.11.15", "疏导点已启用"],
        [3, "走访", "办事窗口排队时间长", "作风", "增开窗口", "王五", None, None, "立行立改", "已增开 2 个窗口"],
        [4, "巡察反馈", "党员学习流于形式", "思想", "制定学习计划", "赵六", "街道党工委", None, "长期坚持", "持续推进"],
        [None, None, None, None, "每月督查通报", None, "街道纪工委", None, "2019年12月31日前", "已通报 1 次"],
        [None, None, None, None, "纳入年度考核", None, "街道组织办", None, None, None],
        [5, "信访", "老旧小区漏水", "民生服务", "入户排查", "张三", "市住建局", "物业公司", "12月底前", "正在推进"],
    ]
    for row in rows:
        sheet.append(row)
    for name in ["G4:G6", "A7:A9", "B7:B9", "C7:C9", "D7:D9", "F7:F9"]:
        sheet.merge_cells(name)
    sheet.append(["合计", None, 5])
    sheet.append(["备注：1.整改时限按月填报；2.本表每月 25 日前报送。"])
    sheet.append(["填表人：小陈", None, None, "审核人：老周"])
    save(book, "openpyxl-merged-units.xlsx")


def two_row_headers():
    """Headers in two rows with merged groups, repeated on each printed page."""
    book = Workbook()
    sheet = book.active
    sheet.title = "2019年台账"
    top = ["序号", "问题", None, "整改责任", None, "整改情况", None, None, "备注"]
    below = [None, "问题类别", "具体表现（事例）", "牵头单位", "责任人", "进展", "是否销号\n（是/否）", "销号时间", None]

    def headers(row):
        for column, (upper, lower) in enumerate(zip(top, below), 1):
            sheet.cell(row, column, upper)
            sheet.cell(row + 1, column, lower)
        for first, last in [("B", "C"), ("D", "E"), ("F", "H")]:
            sheet.merge_cells(f"{first}{row}:{last}{row}")
        for column in "AI":
            sheet.merge_cells(f"{column}{row}:{column}{row + 1}")

    headers(1)
    matters = ["井盖松动", "垃圾清运不及时", "公厕无照明", "违规停车", "树木遮挡信号灯"]
    for number, matter in enumerate(matters, 1):
        if number == 4:
            headers(sheet.max_row + 1)
        closed = number % 2 == 1
        sheet.append([
            number, "城市管理", matter, "市城管局", "孙七",
            "已完成" if closed else "办理中", "是" if closed else "否",
            DAY(2019, 11, number) if closed else None, None,
        ])
        if closed:
            sheet.cell(sheet.max_row, 8).number_format = 'm"月"d"日"'
    save(book, "openpyxl-two-row-headers.xlsx")


def lying_dimension():
    """Declares 65,203 rows, formats thousands of empty ones, and holds 12."""
    book = Workbook()
    sheet = book.active
    sheet.append(["编号", "诉求内容", "承办单位", "办结时限"])
    for number in range(1, 12):
        sheet.append([f"CD-{number:04}", f"第 {number} 件：楼道灯不亮", "物业科", DAY(2019, 11, number)])
    grey = PatternFill("solid", fgColor="EEEEEE")
    for row in range(13, 3000):
        sheet.cell(row, 4).fill = grey
        sheet.cell(row, 4).number_format = "yyyy/m/d"
    sheet.cell(3000, 2, "   ")
    path = save(book, "openpyxl-lying-dimension.xlsx")

    def lie(name, data):
        if name != "xl/worksheets/sheet1.xml":
            return data
        return re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD65203"', data)

    rewrite(path, lie)


def every_date():
    """Dates as text in every usual form, as real dates in Chinese formats, and as what is no date."""
    book = Workbook()
    sheet = book.active
    sheet.title = "2019年度"
    sheet.append(["序号", "发现时间", "问题描述", "责任单位", "整改时限"])
    day, month = 'yyyy"年"m"月"d"日"', 'yyyy"年"m"月"'
    deadlines = [
        "2019.10.31", "2019/10/31", "2019-10-31", "20191031", "2019年10月31日", "2019年10月底",
        "10月底前", "2019年底", "立行立改", "立即整改", "长期坚持", "持续推进", "二〇一九年十月三十一日",
        "2019年10月31日前完成", "2019年第四季度", "2019.9.1-2019.10.31", "立行立改，2019年10月底前",
        "19.10.31", "10.31", "2019年2月30日", "尽快", 43769,
        (DAY(2019, 10, 31), day), (DAY(2019, 10, 1), month), (DAY(2019, 10, 31), "[$-804]yyyy/m/d;@"),
        (datetime.datetime(2019, 10, 31, 17, 30), "yyyy/m/d h:mm"),
    ]
    for number, deadline in enumerate(deadlines, 1):
        value, code = deadline if isinstance(deadline, tuple) else (deadline, None)
        sheet.append([number, "2019年9月" if number == 1 else DAY(2019, 9, 1), f"事项 {number}", "综合科", value])
        if code:
            sheet.cell(sheet.max_row, 5).number_format = code
    save(book, "openpyxl-every-date.xlsx")


def from_1904():
    """Counts its days from 1904; hidden rows, a hidden sheet with last year, a sheet of lists."""
    book = Workbook()
    book.epoch = datetime.datetime(1904, 1, 1)
    sheet = book.active
    sheet.title = "本年"
    head = ["问题编号", "问题", "责任部门", "完成时限", "销号日期"]
    sheet.append(head)
    for number in range(1, 6):
        sheet.append([f"2019-{number}", f"问题 {number}", "办公室", DAY(2019, 12, number), DAY(2019, 12, number)])
    sheet.row_dimensions[3].hidden = True
    sheet.row_dimensions[4].hidden = True
    last = book.create_sheet("上年")
    last.append(head)
    last.append(["2018-1", "去年的问题", "办公室", DAY(2018, 12, 1), None])
    last.sheet_state = "hidden"
    lists = book.create_sheet("下拉选项")
    for value in ["是", "否"]:
        lists.append([value])
    save(book, "openpyxl-1904-hidden.xlsx")


def platform_export():
    """A hotline platform's export: long numbers as numbers, times, kinds, satisfaction."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Sheet1"
    sheet.append([
        "工单编号", "来电时间", "诉求类型", "诉求标题", "诉求内容", "被反映区域", "诉求地址", "来电人", "来电号码",
        "承办单位", "办理时限", "办理结果", "工单状态", "是否满意", "受理渠道",
    ])
    rows = [
        ["GD20191105001", "2019-11-05 08:12:33", "求助", "路灯不亮", "幸福里东门路灯三盏不亮", "城东街道", "幸福里东门",
         "周先生", "13900000001", "市住建局", "2019-11-12 18:00:00", "已修复", "已办结", "满意", "12345热线"],
        ["GD20191105002", "2019-11-05 09:40:00", "投诉", "夜间施工", "工地夜里两点还在打桩", "城西街道", "滨河路工地",
         "匿名", None, "市城管局", "2019-11-06 09:40:00", None, "办理中", None, "微信"],
        [20191105000000003, "20191105101500", "咨询", "医保办理", "怎样办理异地医保备案", "城东街道", None,
         "吴女士", 13900000003, "市医保局", "2019/11/8 18:00", "已答复", "已归档", "基本满意", "12345热线"],
        ["GD20191105004", "2019-11-05 11:00", "表扬", "表扬社区", "感谢社区帮老人送药", "城东街道", None,
         "郑女士", "0310-0000004", "城东街道", None, None, "待分派", "未评价", "网站"],
    ]
    for row in rows:
        sheet.append(row)
    save(book, "openpyxl-platform-export.xlsx")


def uncalculated():
    """Formulas that no program has calculated, and errors in place of values."""
    book = Workbook()
    sheet = book.active
    sheet.append(["序号", "存在问题", "责任单位", "整改时限", "是否完成"])
    sheet.append(["=ROW()-1", "消防通道堵塞", "=VLOOKUP(A2,B:C,2,0)", "=TODAY()+7", "否"])
    sheet.append([2, "灭火器过期", "安监办", "2019-12-01", "部分完成"])
    sheet.append([3, "#REF!", "安监办", "#N/A", "基本完成"])
    for cell in (sheet["B4"], sheet["D4"]):
        cell.data_type = "e"
    save(book, "openpyxl-uncalculated.xlsx")


def texts_in_utf16():
    """What Excel calls “Unicode text”: tabs between, UTF-16 with a mark, quotes and line breaks."""
    lines = [
        ["编号", "标题", "内容", "承办单位", "截止时间"],
        ["0001", "噪声", '楼下"音乐广场"\n每晚到十一点', "城管局；公安局", "2019-11-30"],
        ["0002", "积水", "下雨就积水\t半米深", "水务局", "2019年11月底"],
    ]
    with open(os.path.join(OUT, "python-utf16-tabs.csv"), "w", encoding="utf-16", newline="") as file:
        for line in lines:
            file.write("\t".join('"' + cell.replace('"', '""') + '"' for cell in line) + "\r\n")


for make in (merged_units, two_row_headers, lying_dimension, every_date, from_1904, platform_export,
             uncalculated, texts_in_utf16):
    make()
