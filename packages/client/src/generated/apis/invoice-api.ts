/* tslint:disable */
/* eslint-disable */
// Generated from @monpay-miniapp/spec by OpenAPI Generator. Do not edit.

import * as runtime from '../runtime.js';
import type {
    Envelope,
    InvoiceRequest,
    InvoiceResponse,
    RefundRequest,
    RefundResponse,
} from '../models/index.js';

export interface CancelInvoiceRequest {
    /**
     * **Observed** [P]. The `id` of the invoice.
     */
    invoiceId: number;
}

export interface CreateInvoiceRequest {
    /**
     * 
     */
    InvoiceRequest: InvoiceRequest;
}

export interface GetInvoiceRequest {
    /**
     * **Documented** [C]. The `id` of the invoice.
     */
    invoiceId: number;
}

export interface RefundInvoiceRequest {
    /**
     * 
     */
    RefundRequest: RefundRequest;
}

/**
 * 
 */
export class InvoiceApi extends runtime.BaseAPI {

    /**
     * Creates request options for cancelInvoice without sending the request
     */
    async cancelInvoiceRequestOpts(requestParameters: CancelInvoiceRequest): Promise<runtime.RequestOpts> {
        if (requestParameters['invoiceId'] == null) {
            throw new runtime.RequiredError(
                'invoiceId',
                'Required parameter "invoiceId" was null or undefined when calling cancelInvoice().'
            );
        }

        const queryParameters: any = {};

        if (requestParameters['invoiceId'] != null) {
            queryParameters['invoiceId'] = requestParameters['invoiceId'];
        }

        const headerParameters: runtime.HTTPHeaders = {};

        if (this.configuration && this.configuration.accessToken) {
            const token = this.configuration.accessToken;
            const tokenString = await token("bearer", []);

            if (tokenString) {
                headerParameters["Authorization"] = `Bearer ${tokenString}`;
            }
        }

        let urlPath = `/v2/api/oauth/invoice/cancel`;

        return {
            path: urlPath,
            method: 'GET',
            headers: headerParameters,
            query: queryParameters,
        };
    }

    /**
     * **Observed** [P]. A GET that changes something: nothing may fetch it ahead or repeat it by itself. **Assumed** [P]: it takes either token, and refuses an invoice that is paid. 
     * Cancel an invoice
     */
    async cancelInvoiceRaw(requestParameters: CancelInvoiceRequest, initOverrides?: RequestInit | runtime.InitOverrideFunction): Promise<runtime.ApiResponse<InvoiceResponse>> {
        const requestOptions = await this.cancelInvoiceRequestOpts(requestParameters);
        const response = await this.request(requestOptions, initOverrides);

        return new runtime.JSONApiResponse(response);
    }

    /**
     * **Observed** [P]. A GET that changes something: nothing may fetch it ahead or repeat it by itself. **Assumed** [P]: it takes either token, and refuses an invoice that is paid. 
     * Cancel an invoice
     */
    async cancelInvoice(requestParameters: CancelInvoiceRequest, initOverrides?: RequestInit | runtime.InitOverrideFunction): Promise<InvoiceResponse> {
        const response = await this.cancelInvoiceRaw(requestParameters, initOverrides);
        return await response.value();
    }

    /**
     * Creates request options for createInvoice without sending the request
     */
    async createInvoiceRequestOpts(requestParameters: CreateInvoiceRequest): Promise<runtime.RequestOpts> {
        if (requestParameters['InvoiceRequest'] == null) {
            throw new runtime.RequiredError(
                'InvoiceRequest',
                'Required parameter "InvoiceRequest" was null or undefined when calling createInvoice().'
            );
        }

        const queryParameters: any = {};

        const headerParameters: runtime.HTTPHeaders = {};

        headerParameters['Content-Type'] = 'application/json';

        if (this.configuration && this.configuration.accessToken) {
            const token = this.configuration.accessToken;
            const tokenString = await token("bearer", []);

            if (tokenString) {
                headerParameters["Authorization"] = `Bearer ${tokenString}`;
            }
        }

        let urlPath = `/v2/api/oauth/invoice`;

        return {
            path: urlPath,
            method: 'POST',
            headers: headerParameters,
            query: queryParameters,
            body: requestParameters['InvoiceRequest'],
        };
    }

    /**
     * **Documented** [N]. With a customer\'s token the invoice is for that customer; with the merchant\'s, whoever opens it can pay it. There is no order number, no idempotency key, no currency and no expiry: a request that is sent twice makes two invoices, and both can be paid. **Observed** [P]: the customer pays at `/v2/invoice/{id}` of the same host. 
     * Create an invoice
     */
    async createInvoiceRaw(requestParameters: CreateInvoiceRequest, initOverrides?: RequestInit | runtime.InitOverrideFunction): Promise<runtime.ApiResponse<InvoiceResponse>> {
        const requestOptions = await this.createInvoiceRequestOpts(requestParameters);
        const response = await this.request(requestOptions, initOverrides);

        return new runtime.JSONApiResponse(response);
    }

    /**
     * **Documented** [N]. With a customer\'s token the invoice is for that customer; with the merchant\'s, whoever opens it can pay it. There is no order number, no idempotency key, no currency and no expiry: a request that is sent twice makes two invoices, and both can be paid. **Observed** [P]: the customer pays at `/v2/invoice/{id}` of the same host. 
     * Create an invoice
     */
    async createInvoice(requestParameters: CreateInvoiceRequest, initOverrides?: RequestInit | runtime.InitOverrideFunction): Promise<InvoiceResponse> {
        const response = await this.createInvoiceRaw(requestParameters, initOverrides);
        return await response.value();
    }

    /**
     * Creates request options for getInvoice without sending the request
     */
    async getInvoiceRequestOpts(requestParameters: GetInvoiceRequest): Promise<runtime.RequestOpts> {
        if (requestParameters['invoiceId'] == null) {
            throw new runtime.RequiredError(
                'invoiceId',
                'Required parameter "invoiceId" was null or undefined when calling getInvoice().'
            );
        }

        const queryParameters: any = {};

        const headerParameters: runtime.HTTPHeaders = {};

        if (this.configuration && this.configuration.accessToken) {
            const token = this.configuration.accessToken;
            const tokenString = await token("bearer", []);

            if (tokenString) {
                headerParameters["Authorization"] = `Bearer ${tokenString}`;
            }
        }

        let urlPath = `/v2/api/oauth/invoice/{invoiceId}`;
        urlPath = urlPath.replace('{invoiceId}', encodeURIComponent(String(requestParameters['invoiceId'])));

        return {
            path: urlPath,
            method: 'GET',
            headers: headerParameters,
            query: queryParameters,
        };
    }

    /**
     * **Documented** [C]. The proof of a payment: what the payment webhook says is not signed. Takes either token. Whether a merchant can read the invoice of another is not known, and ids are small numbers that follow one another, so never take an id from a browser. 
     * Check an invoice
     */
    async getInvoiceRaw(requestParameters: GetInvoiceRequest, initOverrides?: RequestInit | runtime.InitOverrideFunction): Promise<runtime.ApiResponse<InvoiceResponse>> {
        const requestOptions = await this.getInvoiceRequestOpts(requestParameters);
        const response = await this.request(requestOptions, initOverrides);

        return new runtime.JSONApiResponse(response);
    }

    /**
     * **Documented** [C]. The proof of a payment: what the payment webhook says is not signed. Takes either token. Whether a merchant can read the invoice of another is not known, and ids are small numbers that follow one another, so never take an id from a browser. 
     * Check an invoice
     */
    async getInvoice(requestParameters: GetInvoiceRequest, initOverrides?: RequestInit | runtime.InitOverrideFunction): Promise<InvoiceResponse> {
        const response = await this.getInvoiceRaw(requestParameters, initOverrides);
        return await response.value();
    }

    /**
     * Creates request options for refundInvoice without sending the request
     */
    async refundInvoiceRequestOpts(requestParameters: RefundInvoiceRequest): Promise<runtime.RequestOpts> {
        if (requestParameters['RefundRequest'] == null) {
            throw new runtime.RequiredError(
                'RefundRequest',
                'Required parameter "RefundRequest" was null or undefined when calling refundInvoice().'
            );
        }

        const queryParameters: any = {};

        const headerParameters: runtime.HTTPHeaders = {};

        headerParameters['Content-Type'] = 'application/json';

        if (this.configuration && this.configuration.accessToken) {
            const token = this.configuration.accessToken;
            const tokenString = await token("bearer", []);

            if (tokenString) {
                headerParameters["Authorization"] = `Bearer ${tokenString}`;
            }
        }

        let urlPath = `/v2/api/oauth/refund`;

        return {
            path: urlPath,
            method: 'POST',
            headers: headerParameters,
            query: queryParameters,
            body: requestParameters['RefundRequest'],
        };
    }

    /**
     * **Observed** [G]. Always the whole amount: there is no field for a part of it. **Assumed** [G]: it takes either token. How long after the payment it works, what a second call answers and who bears the fees are not known. 
     * Refund an invoice
     */
    async refundInvoiceRaw(requestParameters: RefundInvoiceRequest, initOverrides?: RequestInit | runtime.InitOverrideFunction): Promise<runtime.ApiResponse<RefundResponse>> {
        const requestOptions = await this.refundInvoiceRequestOpts(requestParameters);
        const response = await this.request(requestOptions, initOverrides);

        return new runtime.JSONApiResponse(response);
    }

    /**
     * **Observed** [G]. Always the whole amount: there is no field for a part of it. **Assumed** [G]: it takes either token. How long after the payment it works, what a second call answers and who bears the fees are not known. 
     * Refund an invoice
     */
    async refundInvoice(requestParameters: RefundInvoiceRequest, initOverrides?: RequestInit | runtime.InitOverrideFunction): Promise<RefundResponse> {
        const response = await this.refundInvoiceRaw(requestParameters, initOverrides);
        return await response.value();
    }

}
