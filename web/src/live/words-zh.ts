export const liveZh = {
  changed: '此件刚有变化，您填写的内容没有动：',
  undo: '撤回',
  undone: '已撤回。',
};
