/* tslint:disable */
/* eslint-disable */
export * from './account-api.js';
export * from './invoice-api.js';
export * from './token-api.js';
