/* tslint:disable */
/* eslint-disable */
// Generated from @monpay-miniapp/spec by OpenAPI Generator. Do not edit.

import * as runtime from '../runtime.js';
import type {
    Envelope,
    UserInfoResponse,
} from '../models/index.js';

/**
 * 
 */
export class AccountApi extends runtime.BaseAPI {

    /**
     * Creates request options for getUserInfo without sending the request
     */
    async getUserInfoRequestOpts(): Promise<runtime.RequestOpts> {
        const queryParameters: any = {};

        const headerParameters: runtime.HTTPHeaders = {};

        if (this.configuration && this.configuration.accessToken) {
            const token = this.configuration.accessToken;
            const tokenString = await token("bearer", []);

            if (tokenString) {
                headerParameters["Authorization"] = `Bearer ${tokenString}`;
            }
        }

        let urlPath = `/v2/api/oauth/userinfo`;

        return {
            path: urlPath,
            method: 'GET',
            headers: headerParameters,
            query: queryParameters,
        };
    }

    /**
     * **Documented** [U]. Takes the customer\'s token; the merchant\'s own stands for no customer. What is answered depends on the scopes of the token, which are `phone`, `email` and `name`. How a merchant gets a scope is not public; **assumed** [U]: at registration. 
     * Ask who the customer is
     */
    async getUserInfoRaw(initOverrides?: RequestInit | runtime.InitOverrideFunction): Promise<runtime.ApiResponse<UserInfoResponse>> {
        const requestOptions = await this.getUserInfoRequestOpts();
        const response = await this.request(requestOptions, initOverrides);

        return new runtime.JSONApiResponse(response);
    }

    /**
     * **Documented** [U]. Takes the customer\'s token; the merchant\'s own stands for no customer. What is answered depends on the scopes of the token, which are `phone`, `email` and `name`. How a merchant gets a scope is not public; **assumed** [U]: at registration. 
     * Ask who the customer is
     */
    async getUserInfo(initOverrides?: RequestInit | runtime.InitOverrideFunction): Promise<UserInfoResponse> {
        const response = await this.getUserInfoRaw(initOverrides);
        return await response.value();
    }

}
