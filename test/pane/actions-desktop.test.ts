import { actionsIn } from './actions/in-chromium.ts'

actionsIn('desktop')
