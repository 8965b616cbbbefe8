/** A report like one from a phone, as the API takes it. */
export function reportBody(n: number): string {
  return JSON.stringify({
    kind: 'help',
    category: `category-${1 + (n % 40)}`,
    title: `楼道照明损坏第${n}件`,
    description: '三单元二层至四层楼道灯不亮已有一周，老人夜间上下楼不便，请尽快安排维修。',
    place: {
      text: `幸福里小区${1 + (n % 30)}号楼`,
      area: `110105${String(1 + (n % 12)).padStart(3, '0')}${String(1 + (n % 7)).padStart(3, '0')}`,
    },
    contact: { name: '王某', phone: '13800000000' },
  });
}
