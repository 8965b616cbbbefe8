import { ledgerFields, type LedgerField } from '../../texts/document-words.ts';
import { documentTexts } from '../../texts/document-texts.ts';

/** What offices call their columns, in full. Brackets, spaces and signs are taken off beforehand. */
const names: { readonly [field in LedgerField]: string } = {
  ordinal: '序号 序 项次 行号 条目 问题序号 no',
  number:
    '编号 问题编号 台账编号 清单编号 任务编号 整改编号 事项编号 案件编号 件号 隐患编号 问题id id',
  externalNumber:
    '工单编号 工单号 工单单号 受理编号 受理单号 受理号 热线编号 12345工单号 热线工单号 诉求编号 留言编号 来电编号 平台编号 转办单号 转办编号 流水号 业务编号 信件编号 办件编号 外部编号',
  source:
    '问题来源 来源 发现来源 反馈来源 问题出处 线索来源 检查来源 发现方式 发现途径 交办来源 任务来源 交办依据',
  channel:
    '诉求来源 受理渠道 来电渠道 反映渠道 渠道 工单来源 诉求渠道 受理方式 来源渠道 反映方式 信访形式 外部渠道',
  kind: '诉求类型 工单类型 诉求性质 信件类型 留言类型 事项性质 性质 来电类型 诉求种类 种类',
  category:
    '问题类别 类别 问题类型 问题分类 分类 诉求类别 诉求分类 一级标签 一级分类 一级类别 事项分类 归口类别 领域 所属领域 问题领域 主题分类 标签 内容分类 类型 隐患类别',
  title:
    '标题 主题 问题 问题标题 问题名称 留言主题 工单标题 诉求标题 诉求主题 事项名称 问题概述 问题摘要 问题清单 任务名称 信件标题 事项',
  description:
    '具体表现 问题描述 具体问题 问题表现 主要表现 表现形式 存在问题 存在的问题 存在主要问题 存在的主要问题 发现问题 发现的问题 反馈问题 反馈意见 问题内容 诉求内容 诉求描述 留言详情 留言内容 反映内容 来电内容 工单内容 受理内容 主要内容 问题详情 详情 内容 具体内容 诉求详情 事项内容 问题具体描述 具体情形 情况描述 问题及表现 问题及具体表现 隐患描述 隐患内容 问题隐患',
  goal: '整改目标 目标 工作目标 整改要求 预期目标 目标任务 整改任务 完成标准 整改标准 工作要求 要求',
  measures:
    '整改措施 措施 具体措施 工作措施 主要措施 整改举措 工作举措 改进措施 解决措施 处理措施 处置措施 整改方案 办理措施 整改建议 具体整改措施',
  leader:
    '牵头领导 责任领导 分管领导 包案领导 包联领导 领导 挂点领导 包保领导 牵头负责人 分管负责人 督办领导 牵头责任领导',
  unit: '责任单位 牵头单位 主责部门 责任部门 承办单位 主办单位 整改单位 责任主体 牵头部门 主责单位 整改责任单位 主办部门 承办部门 处置单位 办理单位 处理单位 处理部门 责任科室 牵头科室 承办科室 落实单位 整改主体 派往单位 派单单位 主管部门 单位 主办',
  supporting:
    '配合单位 协办单位 协助单位 配合部门 协办部门 协同单位 参与单位 会办单位 协同部门 配合科室 协办',
  person:
    '责任人 负责人 整改责任人 经办人 承办人 具体责任人 直接责任人 办理人 处理人 责任人员 落实人 具体负责人',
  deadline:
    '整改时限 完成时限 办结时限 时限 整改期限 完成期限 完成时间 整改完成时限 计划完成时间 限办时间 期限 要求完成时间 办理期限 办理时限 预计完成时间 拟完成时间 整改时间 时间节点 时限要求 时间要求 计划完成时限 截止时间 截止日期 处理时限 处置时限',
  externalDeadline: '工单时限 限办时限 反馈时限 答复时限 应办结时间 到期时间 外部时限 热线时限',
  progress:
    '进展 整改进展 进展情况 完成情况 整改情况 整改落实情况 落实情况 办理情况 处理情况 处理结果 办理结果 整改成效 工作进展 目前进展 推进情况 当前进展 进展完成情况 办理进展 答复内容 答复意见 办理意见 处置情况 整改进度 反馈情况 反馈内容 回复内容 整改进展情况 整改完成情况 工作进展情况 处置',
  verifier: '验收人 销号人 验收单位 核查人 复核人 审核人 验收责任人 验收人员 销号审核人',
  closedOn:
    '销号日期 销号时间 办结时间 办结日期 完成日期 实际完成时间 实际完成日期 验收日期 验收时间 实际办结时间 结案时间 完结时间 整改完成时间 答复时间 归档时间 办结归档时间',
  closed:
    '是否销号 是否完成 销号情况 是否办结 是否整改 是否整改到位 整改状态 完成状态 办结状态 销号状态 是否整改完成 是否解决 办理状态 工单状态 状态 是否已完成 是否已销号 是否验收 销号 是否完成整改',
  evidence: '佐证 佐证材料 印证材料 附件 证明材料 支撑材料 档案资料 佐证资料 整改佐证 照片',
  place:
    '地点 地址 具体地址 问题地点 发生地点 详细地址 位置 诉求地址 事发地址 事发地点 点位 具体位置 涉及地点 所在位置 小区 小区名称 隐患地点',
  area: '区域 被反映区域 所属区域 所属街道 街道 社区 所属社区 镇街 属地 所在区域 事发区域 行政区划 所属镇街 辖区 村社区 网格 所属网格 乡镇街道 区县 所属区县',
  foundOn:
    '发现时间 发现日期 来电时间 受理时间 登记时间 留言时间 诉求时间 反映时间 检查时间 检查日期 登记日期 受理日期 来电日期 创建时间 提交时间 日期 上报时间 排查时间 排查日期',
  contactName:
    '联系人 姓名 来电人 诉求人 留言用户 反映人 来电人姓名 诉求人姓名 群众姓名 投诉人 信访人 申请人 用户姓名 联系人姓名',
  contactPhone:
    '联系电话 电话 来电号码 联系方式 手机 手机号 手机号码 主叫号码 电话号码 来电电话 联系号码',
  satisfied: '满意度 是否满意 满意情况 回访满意度 群众满意度 评价 诉求人评价 满意度评价 群众评价',
  remark: '备注 说明 其他 备注说明 附注 注',
};

/** What a longer name says by a part of it; the first that fits. */
const parts: readonly (readonly [RegExp, LedgerField])[] = [
  [/是否.*(销号|完成|办结|解决|整改)|(销号|办结|完成|整改)状态/, 'closed'],
  [/满意/, 'satisfied'],
  [/(配合|协办|协助|协同)/, 'supporting'],
  [/(责任|牵头|承办|主办|主责|整改|办理|处置)(单位|部门|科室|主体)/, 'unit'],
  [/领导/, 'leader'],
  [/责任人|承办人|经办人/, 'person'],
  [/(销号|办结|结案|实际完成|验收).*(时间|日期)/, 'closedOn'],
  [/时限|期限/, 'deadline'],
  [/(完成|整改|截止).*(时间|日期)/, 'deadline'],
  [/(发现|来电|受理|登记|检查|反映|留言|诉求|创建).*(时间|日期)/, 'foundOn'],
  [/措施|举措/, 'measures'],
  [/目标/, 'goal'],
  [/(问题|诉求|反映|留言|来电|隐患).*(内容|描述|详情|表现|情况)|表现/, 'description'],
  [/(工单|受理|诉求|热线|来电|留言).*号$/, 'externalNumber'],
  [/编号$|id$/, 'number'],
  [/渠道/, 'channel'],
  [/来源/, 'source'],
  [/类别|分类|类型|标签/, 'category'],
  [/佐证|附件|材料/, 'evidence'],
  [/验收|核查/, 'verifier'],
  [/进展|进度|情况|结果|成效/, 'progress'],
  [/电话|手机|号码|联系方式/, 'contactPhone'],
  [/地址|地点|位置/, 'place'],
  [/街道|社区|区域|镇街|属地|网格/, 'area'],
  [/存在.*问题/, 'description'],
  [/问题/, 'title'],
  [/备注/, 'remark'],
];

/** Headers are short; what follows is data, and nobody compares it. */
const LONGEST = 200;

const exact = new Map<string, LedgerField>();
for (const field of ledgerFields) {
  for (const language of ['zh-CN', 'en'] as const) {
    exact.set(normalHeader(documentTexts(language).fields[field]), field);
  }
}
for (const field of ledgerFields)
  for (const name of names[field].split(' ')) exact.set(name, field);

/** What a header says without its spaces, signs and remarks in brackets. */
export function normalHeader(text: string): string {
  const flat = text.slice(0, LONGEST).normalize('NFKC').toLowerCase();
  const bare = flat.replaceAll(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】/g, '');
  return (bare.trim() === '' ? flat : bare).replaceAll(/[^\p{L}\p{N}]/gu, '');
}

export interface HeaderMatch {
  readonly field: LedgerField;
  /** 1 for a name that we know, less for one that only contains a known word. */
  readonly confidence: number;
}

/** What a column with this header holds; the header is to be normal (`normalHeader`). */
export function matchHeader(header: string): HeaderMatch | undefined {
  const known = exact.get(header);
  if (known !== undefined) return { field: known, confidence: 1 };
  // What is longer than a name is a sentence, and sentences contain any word.
  if (header.length > 16) return undefined;
  // 问题数, 办结率: a summary of a ledger, not the ledger.
  if (/(数|数量|率|比|得分|排名|指数)$/.test(header)) return undefined;
  const part = parts.find(([pattern]) => pattern.test(header));
  return part && { field: part[1], confidence: 0.7 };
}
