// 说明: what a person needs to fill the workbook in.
import type { Language } from '../../core/words.ts'

export type GuideSection = {
  readonly title: string
  /** A heading and its text; an empty heading lets the text stand alone. */
  readonly lines: readonly (readonly [head: string, text: string])[]
}

export const guideWords: Readonly<
  Record<Language, { readonly title: string; readonly sections: readonly GuideSection[] }>
> = {
  'zh-CN': {
    title: '医学影像质控工作簿 · 填写说明',
    sections: [
      {
        title: '怎样填写',
        lines: [
          [
            '1 填病例',
            '在“原始数据表”一行填一例检查。白色单元格可填，灰色由公式或程序填写。质控人员信息填好一行后，可用 Ctrl+D 填充到其他病例行。',
          ],
          ['2 评条目', '每个条目填 √ 或扣分字母。选中单元格会显示满分、字母含义和不适用原因；也可查“评分标准”。'],
          ['3 看得分', '右侧“得分与等级”随填随算。“校验结果”一栏为 OK 才算填完；否则写明还有几项未评、几格缺填。'],
          ['4 填总体数据', '“工作量与总体数据”每月一行，“整改台账”每项整改一行。'],
          ['5 校验并填报', '保存后交给本中心的填报页面或加载项校验；问题会写回“校验结果”，改正后再填报。'],
        ],
      },
      {
        title: '条目怎么录入',
        lines: [
          ['√', '符合，不扣分。键入 0 或 OK 也可以。'],
          ['A  B  C  D', '扣分字母，大小写均可。可多选的条目用逗号隔开，如 A,B；中文逗号、顿号也认。'],
          ['A*2', '同一扣分两次，只在注明“每项”的字母上使用。'],
          ['V', '否决。须在备注中说明，并由第二人确认。'],
          ['NA:N17', '不适用及原因代码；键入 N17 也可以。N17（资料不可得）须在备注中说明。'],
          ['空白', '未评。空白不等于不适用；提交前不得留空。不在本行评分环节内的条目留空。'],
        ],
      },
      {
        title: '颜色与标记',
        lines: [
          ['红底白字', '否决（V）。'],
          ['橙底', '看不懂的录入，或字母组合不允许；改为条目允许的写法。'],
          ['浅黄底', '本行已开始评分、应评而未评的条目。'],
          ['灰底', '不适用：条目填了 NA，或整个环节不适用、不在评分范围。'],
          ['蓝字', '有扣分。'],
          ['浅橙底', '必填而未填的单元格。'],
          [
            '等级代码',
            'A 甲　B 乙　C 丙　D 不合格　NA 整环节不适用　OUT 不在评分范围　INC 未评完　INS 适用分不足 　PAR 无综合分。',
          ],
        ],
      },
      {
        title: '键盘',
        lines: [
          ['Alt+↓', '打开下拉列表，上下选择，回车确认。'],
          ['Ctrl+D　Ctrl+R', '向下、向右填充。选中一行条目，键入 √ 后按 Ctrl+Enter，可一次全填，再改有问题的条目。'],
          ['Tab　Enter', '向右、向下移动。F5 可跳到任一单元格。'],
          [
            '左上角 1 2',
            '分级显示：1 收起各环节条目，2 展开。Excel 在保护状态下不能用它，请先“审阅 → 撤销工作表保护”（无密码），或选中列后右键隐藏、取消隐藏。',
          ],
        ],
      },
      {
        title: '说在前面',
        lines: [
          [
            '软件',
            'Excel 2016 及以上、WPS、LibreOffice 都可使用，无需加载项，无宏。公式列请勿改写；工作表保护没有密码，只防误改。',
          ],
          [
            '隐私',
            '检查号只留在本工作簿，不上传；中心只收到由密钥换算的代码。任何单元格都不写患者姓名、身份证号、电话、住址。89 岁以上年龄填 90。工作人员姓名只写在“人员名单”，其他表只写工号；填报时名单不入库。',
          ],
          [
            '行',
            '可以筛选。要排序、插入或复制整行，先“审阅 → 撤销工作表保护”（无密码）；新插入的行请整行复制一行空白行，公式才会带过来。每行有隐藏的记录编号，复制出的编号会在校验时更换。',
          ],
          ['有疑问', '评分口径问本院质控负责人；代码、医院、工号问区域中心的质控管理员。'],
        ],
      },
    ],
  },
  'en-US': {
    title: 'Medical imaging QC workbook · guide',
    sections: [
      {
        title: 'How to fill it in',
        lines: [
          [
            '1 The case',
            'One exam a row in “Raw data table”. White cells are yours; grey ones are filled by formulas or by the product. Enter the QC person once, then copy it to the other cases with Ctrl+D.',
          ],
          [
            '2 The items',
            'Enter √ or deduction letters for each item. A selected cell shows its points, letters and reasons for N/A; the sheet “Rubric” has them all.',
          ],
          [
            '3 The scores',
            'Scores and grades on the right follow as you type. “Validation result” says OK when a row is complete; else how many items are not scored and how many cells are empty.',
          ],
          [
            '4 Population data',
            'One row a month in “Workload and population”, one row an action in “Corrective-action log”.',
          ],
          [
            '5 Check and file',
            'Save, then check with the centre’s page or the add-in; what is wrong is written into “Validation findings”. Mend it, then file.',
          ],
        ],
      },
      {
        title: 'How to enter an item',
        lines: [
          ['√', 'Met, no deduction. 0 or OK will do as well.'],
          [
            'A  B  C  D',
            'Deduction letters, capital or small. Where several are possible, join them with commas, such as A,B.',
          ],
          ['A*2', 'The same deduction twice; only for letters marked “each”.'],
          ['V', 'Veto. It needs a remark, and a second person to confirm it.'],
          ['NA:N17', 'Not applicable, with its reason; N17 will do as well. N17 (not obtainable) needs a remark.'],
          [
            'empty',
            'Not scored yet. Empty is not N/A: nothing may stay empty on submission. Items out of the row’s scope stay empty.',
          ],
        ],
      },
      {
        title: 'Colours and marks',
        lines: [
          ['white on red', 'Veto (V).'],
          ['orange', 'An entry that is not understood, or letters that do not go together.'],
          ['pale yellow', 'An item still to be scored in a row that has been started.'],
          ['grey', 'Not applicable: an item with NA, or a link that does not apply or is out of scope.'],
          ['blue letters', 'A deduction.'],
          ['pale orange', 'A needed cell that is still empty.'],
          [
            'Grade codes',
            'A, B, C grades; D unqualified; NA link not applicable; OUT out of scope; INC incomplete; INS too few applicable points; PAR no composite.',
          ],
        ],
      },
      {
        title: 'Keyboard',
        lines: [
          ['Alt+↓', 'Opens a drop-down; arrows choose, Enter takes.'],
          [
            'Ctrl+D, Ctrl+R',
            'Fill down, fill right. Select the items of a row, type √ and press Ctrl+Enter to fill them all; then change those with faults.',
          ],
          ['Tab, Enter', 'Move right, move down. F5 jumps to any cell.'],
          [
            '1 2 top left',
            'Outline: 1 folds the items of each link, 2 unfolds them. Excel allows it on an unprotected sheet only: Review, Unprotect Sheet (no password); or hide and unhide columns by a right click.',
          ],
        ],
      },
      {
        title: 'Good to know',
        lines: [
          [
            'Software',
            'Excel 2016 or later, WPS and LibreOffice all work, without add-in or macro. Leave formula columns alone; the protection has no password and only guards against slips.',
          ],
          [
            'Privacy',
            'Accession numbers stay in this workbook and are never uploaded; the centre gets a keyed token only. No patient name, ID number, phone or address in any cell. Ages above 89 are entered as 90. Names of staff stand in “Staff list” only, ids everywhere else; filing stores no name.',
          ],
          [
            'Rows',
            'May be filtered. To sort, insert or copy whole rows, unprotect the sheet first (no password); copy a blank prepared row into an inserted one, so that it has its formulas. Each row has a hidden record id; copied ids are replaced when the workbook is checked.',
          ],
          [
            'Questions',
            'How to score: the QC lead of your hospital. Codes, hospitals, ids: the QC administrator of the regional centre.',
          ],
        ],
      },
    ],
  },
}
