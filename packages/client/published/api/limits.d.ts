export declare const AuthorizationCode: {
    readonly minLength: 1;
    readonly maxLength: 4096;
    readonly pattern: RegExp;
};

export declare const AuthorizationCodeTokenRequest: {
    readonly redirect_uri: {
        readonly minLength: 1;
        readonly maxLength: 2048;
        readonly pattern: RegExp;
    };
    readonly client_id: {
        readonly minLength: 1;
        readonly maxLength: 1024;
        readonly pattern: RegExp;
    };
    readonly client_secret: {
        readonly minLength: 1;
        readonly maxLength: 1024;
        readonly pattern: RegExp;
    };
    readonly code: {
        readonly minLength: 1;
        readonly maxLength: 4096;
        readonly pattern: RegExp;
    };
    readonly grant_type: {};
};

export declare const AuthorizationErrorCode: {};

export declare const ClientId: {
    readonly minLength: 1;
    readonly maxLength: 1024;
    readonly pattern: RegExp;
};

export declare const ClientSecret: {
    readonly minLength: 1;
    readonly maxLength: 1024;
    readonly pattern: RegExp;
};

export declare const ClientTokenRequest: {
    readonly client_id: {
        readonly minLength: 1;
        readonly maxLength: 1024;
        readonly pattern: RegExp;
    };
    readonly client_secret: {
        readonly minLength: 1;
        readonly maxLength: 1024;
        readonly pattern: RegExp;
    };
    readonly grant_type: {};
};

export declare const Envelope: {
    readonly code: {};
    readonly intCode: {};
    readonly info: {};
    readonly result: {};
};

export declare const GrantType: {};

export declare const Invoice: {
    readonly id: {
        readonly minimum: 1;
        readonly maximum: 9007199254740991;
    };
    readonly amount: {};
    readonly receiver: {};
    readonly invoiceType: {};
    readonly redirectUri: {};
    readonly clientServiceUrl: {};
    readonly description: {};
    readonly status: {
        readonly known: readonly [
            'NEW',
            'PAID',
            'FAILED',
            'CANCELLED',
            'REFUNDED'
        ];
    };
    readonly statusInfo: {};
    readonly txnId: {};
    readonly userId: {};
    readonly miniAppId: {};
    readonly createDate: {};
    readonly updateDate: {};
    readonly bankName: {};
    readonly bankAccount: {};
    readonly bankAccountName: {};
};

export declare const InvoiceId: {
    readonly minimum: 1;
    readonly maximum: 9007199254740991;
};

export declare const InvoiceRequest: {
    readonly amount: {
        readonly minimum: 1;
        readonly maximum: 9007199254740991;
    };
    readonly receiver: {
        readonly minLength: 1;
        readonly maxLength: 255;
    };
    readonly invoiceType: {};
    readonly redirectUri: {
        readonly minLength: 1;
        readonly maxLength: 2048;
        readonly pattern: RegExp;
    };
    readonly description: {
        readonly minLength: 1;
        readonly maxLength: 255;
    };
    readonly clientServiceUrl: {
        readonly minLength: 1;
        readonly maxLength: 2048;
        readonly pattern: RegExp;
    };
};

export declare const InvoiceResponse: {};

export declare const InvoiceStatus: {
    readonly known: readonly [
        'NEW',
        'PAID',
        'FAILED',
        'CANCELLED',
        'REFUNDED'
    ];
};

export declare const InvoiceType: {};

export declare const NoticeAmount: {};

export declare const NoticeText: {
    readonly maxLength: 1024;
};

export declare const NoticeTransactionId: {
    readonly maxLength: 64;
};

export declare const PaymentNotice: {
    readonly invoiceId: {
        readonly minimum: 1;
        readonly maximum: 9007199254740991;
    };
    readonly status: {
        readonly minLength: 1;
        readonly maxLength: 64;
        readonly known: readonly [
            'PAID',
            'FAILED'
        ];
    };
    readonly txnId: {
        readonly maxLength: 64;
    };
    readonly tnxId: {
        readonly maxLength: 64;
    };
    readonly amount: {};
    readonly info: {
        readonly maxLength: 1024;
    };
};

export declare const PaymentNoticeStatus: {
    readonly minLength: 1;
    readonly maxLength: 64;
    readonly known: readonly [
        'PAID',
        'FAILED'
    ];
};

export declare const PhoneNumber: {};

export declare const RedirectUri: {
    readonly minLength: 1;
    readonly maxLength: 2048;
    readonly pattern: RegExp;
};

export declare const Refund: {
    readonly id: {};
    readonly txnId: {};
    readonly refundTxnId: {};
    readonly amount: {};
    readonly receiver: {};
    readonly phone: {};
    readonly miniAppId: {};
    readonly status: {
        readonly known: readonly [
            'REFUNDED',
            'REFUNDFAILED'
        ];
    };
    readonly statusCode: {};
    readonly statusInfo: {};
    readonly description: {};
    readonly createDate: {};
    readonly updateDate: {};
};

export declare const RefundRequest: {
    readonly invoiceId: {
        readonly minimum: 1;
        readonly maximum: 9007199254740991;
    };
    readonly description: {
        readonly minLength: 1;
        readonly maxLength: 255;
    };
};

export declare const RefundResponse: {};

export declare const RefundStatus: {
    readonly known: readonly [
        'REFUNDED',
        'REFUNDFAILED'
    ];
};

export declare const TokenError: {
    readonly error: {};
    readonly error_description: {};
};

export declare const TokenErrorBody: {};

export declare const TokenErrorCode: {};

export declare const TokenRequest: {
    readonly redirect_uri: {
        readonly minLength: 1;
        readonly maxLength: 2048;
        readonly pattern: RegExp;
    };
    readonly client_id: {
        readonly minLength: 1;
        readonly maxLength: 1024;
        readonly pattern: RegExp;
    };
    readonly client_secret: {
        readonly minLength: 1;
        readonly maxLength: 1024;
        readonly pattern: RegExp;
    };
    readonly code: {
        readonly minLength: 1;
        readonly maxLength: 4096;
        readonly pattern: RegExp;
    };
    readonly grant_type: {};
};

export declare const TokenResponse: {
    readonly access_token: {
        readonly minLength: 1;
        readonly pattern: RegExp;
    };
    readonly token_type: {
        readonly pattern: RegExp;
    };
    readonly refresh_token: {
        readonly pattern: RegExp;
    };
    readonly expires_in: {};
};

export declare const TransactionId: {};

export declare const UserInfo: {
    readonly userId: {};
    readonly userPhone: {};
    readonly userEmail: {};
    readonly userFirstname: {};
    readonly userLastname: {};
    readonly userRegno: {};
};

export declare const UserInfoResponse: {};

export {};
