/* tslint:disable */
/* eslint-disable */
export * from './token-api.js';
