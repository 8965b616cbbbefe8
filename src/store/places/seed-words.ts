/**
 * Words that speak for a category or a grade before a place has a history of its own, by the codes
 * that every tenant starts with. A place that uses other codes has its categories' names and what
 * its own matters teach.
 */
export const categoryWords: { readonly [category: string]: readonly string[] } = {
  'street-lighting': ['路灯', '灯杆', '声控灯', '楼道灯', '照明', '不亮', '太黑'],
  'water-supply': ['停水', '水压', '自来水', '水管', '漏水', '水表', '供水'],
  'power-supply': ['停电', '电表', '电线', '电箱', '跳闸', '漏电', '供电', '变压器'],
  heating: ['暖气', '供暖', '供热', '不热', '换热站', '取暖'],
  drainage: ['积水', '下水道', '污水', '雨水井', '井盖', '返水', '排水', '堵塞', '内涝'],
  roads: ['路面', '坑洼', '塌陷', '人行道', '盲道', '破损', '坑槽', '道路'],
  rubbish: ['垃圾', '清运', '垃圾桶', '保洁', '堆物', '厨余', '脏乱'],
  'property-management': ['物业', '物业费', '门禁', '电梯', '业委会', '维修资金', '保安'],
  'old-housing': ['外墙', '加装电梯', '老旧', '改造', '保温', '屋顶', '漏雨', '危房'],
  'fire-access': ['消防通道', '灭火器', '消火栓', '飞线', '堵占', '消防'],
  noise: ['噪声', '噪音', '扰民', '施工', '广场舞', '太吵', '夜间'],
  parking: ['停车', '车位', '乱停', '占道停车', '共享单车', '僵尸车', '充电桩'],
  'market-order': [
    '早市',
    '摊贩',
    '占道经营',
    '烧烤',
    '油烟',
    '广告牌',
    '无照',
    '过期食品',
    '摊位',
  ],
  'elderly-care': ['老人', '助餐', '养老', '老年卡', '独居', '高龄'],
  'staff-conduct': ['态度', '推诿', '作风', '服务态度', '不作为'],
  policy: ['政策', '办理流程', '材料', '补贴', '医保', '社保', '资格'],
  'production-safety': ['安全隐患', '违规操作', '安全生产', '防护'],
  canteen: ['食堂', '宿舍', '饭菜'],
  'pay-and-leave': ['工资', '欠薪', '休假', '加班'],
  equipment: ['设备', '机床', '更新'],
  training: ['培训', '技能'],
};

export const gradeWords: { readonly [grade: string]: readonly string[] } = {
  danger: [
    '漏电',
    '触电',
    '燃气泄漏',
    '煤气泄漏',
    '煤气味',
    '起火',
    '着火',
    '冒烟',
    '坍塌',
    '困人',
    '被困',
    '坠落',
    '高空坠物',
    '电线裸露',
    '井盖缺失',
    '井盖丢失',
    '没有井盖',
    '溺水',
    '轻生',
    '爆炸',
  ],
  utilities: ['停水', '停电', '停气', '停暖', '水管爆裂', '爆管', '无水', '没电'],
};
