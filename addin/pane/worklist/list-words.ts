// Headings of PACS and RIS exports, beside those that every sheet of ours understands.

export const listWords: Readonly<Record<string, readonly string[]>> = {
  accession_no: [
    '检查单号',
    '影像编号',
    '检查ID',
    '检查序号',
    'Acc',
    'Acc no',
    'AccessionNumber',
    'Exam no',
    'Exam ID',
    'Order no',
  ],
  patient_sex: ['Patient gender'],
  patient_age: ['年龄（岁）', 'Age (years)'],
  encounter_type: ['病人类型', '患者类别', '就诊来源', '来源', 'Class', 'Visit type', 'Patient type'],
  request_dept: ['科室', '申请科室名称', 'Department', 'Ordering department', 'Referring department'],
  request_physician_id: ['开单医师', '送检医师', 'Requesting physician', 'Referring physician', 'Ordering physician'],
  modality: ['检查设备类型', '影像类型', '检查方式', 'Modalities', 'Exam type'],
  body_part: ['检查部位名称', '部位名称', 'Body part', 'Region', 'Anatomy'],
  exam_item: [
    '项目',
    '项目名称',
    '检查项',
    '检查描述',
    'Procedure',
    'Study description',
    'Exam description',
    'Study',
    'Procedure name',
  ],
  equipment_code: ['机房', '检查设备', '检查机器', 'Station', 'Station name', 'Device', 'Scanner', 'Equipment'],
  technician_id: [
    '检查技师',
    '操作技师',
    '拍片技师',
    '检查医师',
    'Technologist',
    'Technician',
    'Performing technologist',
    'Radiographer',
  ],
  reporter_id: [
    '报告人',
    '书写医师',
    '初诊医师',
    '报告者',
    '初写医师',
    'Reporting physician',
    'Reporting radiologist',
    'Reported by',
    'Radiologist',
    'Reader',
  ],
  reviewer_id: [
    '审核人',
    '审核者',
    '终审医师',
    '复核医师',
    'Reviewing physician',
    'Approved by',
    'Approving physician',
    'Verified by',
    'Signed by',
  ],
  request_time: ['登记时间', '申请日期', '开单日期', 'Ordered', 'Order time', 'Order date', 'Requested', 'Registered'],
  exam_start: [
    '检查日期',
    '开始时间',
    '拍片时间',
    'Study date',
    'Study time',
    'Study date/time',
    'Exam date',
    'Exam time',
    'Performed',
    'Acquired',
  ],
  exam_end: ['结束时间', '完成时间', 'Completed', 'Exam end time'],
  draft_time: ['书写时间', '报告日期', '初步报告时间', 'Reported', 'Report date', 'Dictated'],
  report_time: [
    '审核日期',
    '终审时间',
    '发布时间',
    'Approved',
    'Approval time',
    'Verified',
    'Signed',
    'Finalized',
    'Report time',
  ],
}

/** What belongs to patients and stays where it is: names, numbers, addresses, birthdays. */
const personal =
  /姓名|名字|患者$|病人$|(?:患者|病人)(?:编?号|ID)|身份证|证件|护照|医保|社保|就诊卡|(?:病历|病案|住院|门诊|床)号|电话|手机|联系方式|住址|地址|出生|生日|\bname\b|patient'?s?\s*(?:id|no|number|name)\b|^patient$|\bmrn\b|phone|mobile|address|birth|\bdob\b|\bssn\b/i

/** Words of other people's names, and of things, that are no patient's. */
const others =
  /医师|医生|技师|科室|医院|检查|项目|部位|设备|physician|radiologist|technician|technologist|hospital|exam|study|procedure|station|device|department|site/i

export const isPersonal = (heading: string): boolean => personal.test(heading) && !others.test(heading)
