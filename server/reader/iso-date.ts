export { serialOfIso } from '../../core/iso-date.ts'
