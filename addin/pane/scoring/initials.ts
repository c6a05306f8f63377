// First letters of the Pinyin of every character in the items and deductions of the rubrics: kept here, so that finding an
// item loads no dictionary. A test holds the table to one, and says what a new rubric lacks.

const characters: Readonly<Record<string, string>> = {
  a: '碍安按',
  b: '把靶白摆败板版包薄报备被本比必闭避边编变辨标表别并病补不布步部',
  c: '裁采参残操侧测层查察差常场超称成程迟尺充冲出除处传窗床词次错重',
  d: '答打大代单但当挡档导到倒得地的等低颠点电叠订定独读度短段断对盾多',
  e: '而',
  f: '发乏法反泛范方防妨访放非分份符幅辅附复覆',
  g: '该改盖干岗高稿告割格个给更构够估骨故关观官管归规过',
  h: '害含号合和核痕后厚糊互护化划环患灰回会混或',
  j: '基级即急集记忌技际剂既迹加佳假价间检见件建键胶角较阶接节结截解仅紧近进禁经纠就局具据均',
  k: '开考科可空口夸宽况馈',
  l: '来了肋类离理立例连联两量疗列邻临龄另留笼漏录乱略论落',
  m: '矛每密免面描名明命模目',
  n: '难内能年',
  p: '排判偏片平评',
  q: '期齐其歧器签前欠强且切轻倾清情请求区去全权缺确',
  r: '人日容如入',
  s: '塞筛删伤上尚少设射申身审生声失师时识实史使始示式事室适手受授输属术述数水顺说诉素溯随损所索',
  t: '他梯题体填条通同统头投突图',
  w: '外完晚往危微围伪为未位文纹问卧污无物误',
  x: '析息晰系细狭下显险现线限相响向项像小效写心信行形姓性修需序续选血',
  y: '亚延沿掩阳要也野一医依宜遗疑已义议异易引印应影用优由有右于余与语域原缘源院阅',
  z: '在脏造噪择增窄展站张障照遮者针真诊征整正证知执直值职植只指至志治质致滞置中种重轴主嘱助注转追椎准资子字自足组最左作做',
}

const lettersOf = new Map<string, string>()
for (const [letter, all] of Object.entries(characters))
  for (const character of all) lettersOf.set(character, (lettersOf.get(character) ?? '') + letter)

/** For each character of a text the letters that it may begin with; others stand for themselves, in lower case. */
export const initialsOf = (text: string): readonly string[] =>
  [...text.toLowerCase()].filter((each) => /[\p{L}\p{N}]/u.test(each)).map((each) => lettersOf.get(each) ?? each)

/** Where the letters begin among the initials; -1 when they do not stand there side by side. */
export function initialsAt(initials: readonly string[], letters: string): number {
  for (let from = 0; from + letters.length <= initials.length; from++)
    if ([...letters].every((letter, n) => initials[from + n]!.includes(letter))) return from
  return -1
}
