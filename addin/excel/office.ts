/// <reference path="../../node_modules/@microsoft/office-js/dist/office.d.ts" />
// The types of the client library that is really loaded; the newest published types promise members that it has not.

export type Context = Excel.RequestContext
