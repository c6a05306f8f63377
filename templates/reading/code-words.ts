// What people write instead of a code and its caption, by code list. Only words with one meaning.

export const codeWords: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  yes_no: { Y: ['有', '真', 'true', '√', '✓', '✔'], N: ['无', '没有', '假', 'false', '×', '✗'] },
  sex: { '1': ['男性', 'M'], '2': ['女性', 'F'] },
  age_units: { Y: ['年', '周岁', 'year', 'yr'], M: ['个月', '月龄', 'month'], D: ['日', '日龄', 'day'] },
  encounter_types: {
    O: ['门诊病人', '门诊患者'],
    E: ['急诊病人', '急诊患者'],
    I: ['住院病人', '住院患者'],
    H: ['健康体检'],
  },
  modalities: {
    DR: ['X线摄影', 'DR摄影'],
    CT: ['螺旋CT', '多层螺旋CT', 'CT检查'],
    MR: ['MRI', '磁共振', '核磁', '核磁共振'],
    MG: ['钼靶', '乳腺钼靶'],
    DSA: ['血管造影'],
    RF: ['胃肠造影', '透视'],
    US: ['B超', '彩超', '超声检查'],
  },
  laterality: { L: ['左侧'], R: ['右侧'], B: ['双', '两侧', '左右', 'bilateral'], N: ['无', '不分侧'] },
  film_types: { NONE: ['无', '未打印'], EFILM: ['电子胶片', '云胶片'] },
  rads: {
    BIRADS: ['BI-RADS'],
    PIRADS: ['PI-RADS'],
    LIRADS: ['LI-RADS'],
    LUNGRADS: ['Lung-RADS'],
    TIRADS: ['TI-RADS'],
    ORADS: ['O-RADS'],
    CADRADS: ['CAD-RADS'],
  },
  statuses: {
    OPEN: ['未关闭', '进行中', '未完成', '整改中'],
    CLOSED: ['已关闭', '关闭', '已完成', '完成'],
    OVERDUE: ['逾期', '超期', '已逾期'],
  },
}
