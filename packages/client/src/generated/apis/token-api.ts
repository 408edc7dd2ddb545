/* tslint:disable */
/* eslint-disable */
// Generated from @monpay-miniapp/spec by OpenAPI Generator. Do not edit.

import * as runtime from '../runtime.js';
import type {
    GrantType,
    TokenErrorBody,
    TokenResponse,
} from '../models/index.js';

export interface RequestTokenRequest {
    /**
     * **Documented** [T]. Issued by MobiFinance. **Assumed** [RFC6749]: printable ASCII (appendix A.1). The limit of 1024 characters is this file\'s own. 
     */
    client_id: string;
    /**
     * **Documented** [T]. Issued by MobiFinance; sent here in the form. **Assumed** [RFC6749]: printable ASCII (appendix A.2). The limit of 1024 characters is this file\'s own. 
     */
    client_secret: string;
    /**
     * 
     */
    grant_type: GrantType;
    /**
     * **Documented** [T]. The mini app\'s URL as registered with MonPay. MonPay compares scheme and domain. **Assumed** [RFC6749]: absolute and without a fragment (§3.1.2). That it is `http` or `https`, and the limit of 2048 characters, are this file\'s own. 
     */
    redirect_uri?: string;
    /**
     * **Documented** [T][I] that it is a string. **Assumed** [RFC6749]: printable ASCII (appendix A.11), good for one exchange within ten minutes (§4.1.2). The limit of 4096 characters is this file\'s own. 
     */
    code?: string;
}

/**
 * 
 */
export class TokenApi extends runtime.BaseAPI {

    /**
     * Creates request options for requestToken without sending the request
     */
    async requestTokenRequestOpts(requestParameters: RequestTokenRequest): Promise<runtime.RequestOpts> {
        if (requestParameters['client_id'] == null) {
            throw new runtime.RequiredError(
                'client_id',
                'Required parameter "client_id" was null or undefined when calling requestToken().'
            );
        }

        if (requestParameters['client_secret'] == null) {
            throw new runtime.RequiredError(
                'client_secret',
                'Required parameter "client_secret" was null or undefined when calling requestToken().'
            );
        }

        if (requestParameters['grant_type'] == null) {
            throw new runtime.RequiredError(
                'grant_type',
                'Required parameter "grant_type" was null or undefined when calling requestToken().'
            );
        }

        const queryParameters: any = {};

        const headerParameters: runtime.HTTPHeaders = {};

        const consumes: runtime.Consume[] = [
            { contentType: 'application/x-www-form-urlencoded' },
        ];
        // @ts-ignore: canConsumeForm may be unused
        const canConsumeForm = runtime.canConsumeForm(consumes);

        let formParams: { append(param: string, value: any): any };
        let useForm = false;
        if (useForm) {
            formParams = new FormData();
        } else {
            formParams = new URLSearchParams();
        }

        if (requestParameters['redirect_uri'] != null) {
            formParams.append('redirect_uri', requestParameters['redirect_uri'] as any);
        }

        if (requestParameters['client_id'] != null) {
            formParams.append('client_id', requestParameters['client_id'] as any);
        }

        if (requestParameters['client_secret'] != null) {
            formParams.append('client_secret', requestParameters['client_secret'] as any);
        }

        if (requestParameters['code'] != null) {
            formParams.append('code', requestParameters['code'] as any);
        }

        if (requestParameters['grant_type'] != null) {
            formParams.append('grant_type', requestParameters['grant_type'] as any);
        }


        let urlPath = `/v2/oauth/token`;

        return {
            path: urlPath,
            method: 'POST',
            headers: headerParameters,
            query: queryParameters,
            body: formParams,
        };
    }

    /**
     * **Documented** [T], and the path [I]. For a customer, the token request of RFC 6749 §4.1.3 with the code of a launch; for the merchant itself [C], that of §4.4.2. The client authenticates with `client_id` and `client_secret` as fields of the form, not with HTTP Basic. Never put the secret or the code into the query string: it ends up in logs. 
     * Get an access token
     */
    async requestTokenRaw(requestParameters: RequestTokenRequest, initOverrides?: RequestInit | runtime.InitOverrideFunction): Promise<runtime.ApiResponse<TokenResponse>> {
        const requestOptions = await this.requestTokenRequestOpts(requestParameters);
        const response = await this.request(requestOptions, initOverrides);

        return new runtime.JSONApiResponse(response);
    }

    /**
     * **Documented** [T], and the path [I]. For a customer, the token request of RFC 6749 §4.1.3 with the code of a launch; for the merchant itself [C], that of §4.4.2. The client authenticates with `client_id` and `client_secret` as fields of the form, not with HTTP Basic. Never put the secret or the code into the query string: it ends up in logs. 
     * Get an access token
     */
    async requestToken(requestParameters: RequestTokenRequest, initOverrides?: RequestInit | runtime.InitOverrideFunction): Promise<TokenResponse> {
        const response = await this.requestTokenRaw(requestParameters, initOverrides);
        return await response.value();
    }

}
