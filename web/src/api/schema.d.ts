// Written by `npm run gen:api` from the routes of the server: change those.

export interface paths {
  '/api/auth/sign-in/username': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** sign-in/username */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            username: string;
            password: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/sign-in/email': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** sign-in/email */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            email: string;
            password: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/sign-out': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** sign-out */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': Record<string, never>;
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/change-password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** change-password */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            currentPassword: string;
            newPassword: string;
            revokeOtherSessions?: boolean;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/revoke-other-sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** revoke-other-sessions */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': Record<string, never>;
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/two-factor/enable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** two-factor/enable */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            password: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/two-factor/disable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** two-factor/disable */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            password: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/two-factor/verify-totp': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** two-factor/verify-totp */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            code: string;
            trustDevice?: boolean;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/two-factor/verify-backup-code': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** two-factor/verify-backup-code */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            code: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/get-session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/list-sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/setup/{token}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** For whom a setup link is */
    get: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          token: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              tenant: string;
              person: string;
              name: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    /** Make the account of a setup link, and sign in */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          token: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            username: string;
            password: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/accounts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A setup link for a person of the own unit or one under it; logged */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            person: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              link: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/demo/accounts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The accounts that the sign-in page offers */
    get: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              account: string;
              tenant: string;
              name: string;
              post: string;
            }[];
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/demo/sign-in': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sign in to a demo account */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            account: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/texts/{language}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All labels and sentences in one language */
    get: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          language: 'zh-CN' | 'en';
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              [key: string]: {
                [key: string]: string;
              };
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/catalogue': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Categories, grades, sectors, kinds, weights and measures */
    get: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              today: string;
              names: {
                zh: string;
                en?: string;
              };
              kinds: string[];
              sources: string[];
              categories: ({
                code: string;
                names: {
                  zh: string;
                  en?: string;
                };
                validFrom: string;
                versions: ({
                  validFrom: string;
                } & {
                  [key: string]: unknown;
                })[];
              } & {
                [key: string]: unknown;
              })[];
              grades: ({
                code: string;
                names: {
                  zh: string;
                  en?: string;
                };
                validFrom: string;
                versions: ({
                  validFrom: string;
                } & {
                  [key: string]: unknown;
                })[];
              } & {
                [key: string]: unknown;
              })[];
              sectors: ({
                code: string;
                names: {
                  zh: string;
                  en?: string;
                };
                validFrom: string;
                versions: ({
                  validFrom: string;
                } & {
                  [key: string]: unknown;
                })[];
              } & {
                [key: string]: unknown;
              })[];
              routing: ({
                code: string;
                names: {
                  zh: string;
                  en?: string;
                };
                validFrom: string;
                versions: ({
                  validFrom: string;
                } & {
                  [key: string]: unknown;
                })[];
              } & {
                [key: string]: unknown;
              })[];
              weights: ({
                code: string;
                names: {
                  zh: string;
                  en?: string;
                };
                validFrom: string;
                versions: ({
                  validFrom: string;
                } & {
                  [key: string]: unknown;
                })[];
              } & {
                [key: string]: unknown;
              })[];
              settings: {
                [key: string]: number;
              };
              years: string[];
              calendars: {
                [key: string]: {
                  holidays: string[];
                  workdays: string[];
                };
              };
              askedCalendar?: {
                holidays: string[];
                workdays: string[];
                year: number;
              };
              logMode: string;
              askedLogMode?: string;
              measures: {
                id: string;
                version: number;
                names: {
                  zh: string;
                  en?: string;
                };
                definition: {
                  zh: string;
                  en?: string;
                };
                nature: string;
                time: string;
              }[];
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/units': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The tree of units */
    get: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              root?: string;
              units: {
                id: string;
                kind: string;
                parent?: string;
                area?: string;
                sector?: string;
                closed?: boolean;
                names: {
                  zh: string;
                  en?: string;
                };
              }[];
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The queue */
    get: {
      parameters: {
        query?: {
          open?: 'true' | 'false';
          overdue?: 'true' | 'false';
          status?:
            | 'unregistered'
            | 'registered'
            | 'dispatched'
            | 'signed'
            | 'listed'
            | 'answered'
            | 'closed'
            | 'not-taken-up'
            | 'redirected'
            | 'merged';
          kind?: 'finding' | 'help' | 'complaint' | 'tip-off' | 'inquiry' | 'suggestion' | 'praise';
          category?: string;
          lead?: string;
          office?: string;
          waiting?:
            | 'return'
            | 'answer'
            | 'extension'
            | 'pause'
            | 'exclusion'
            | 'not-fixed'
            | 'publish'
            | 'any';
          listing?:
            | 'open'
            | 'cleared-confirmed'
            | 'cleared-unconfirmed'
            | 'cleared-not-fixed'
            | 'withdrawn';
          number?: string;
          after?: string;
          limit?: number;
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              rows: {
                id: string;
                number: string;
                status: string;
                kind: string;
                problem: boolean;
                category: string;
                source: string;
                area: string | null;
                sensitive: boolean;
                grade: string | null;
                office: string;
                lead: string | null;
                about: string | null;
                class: string;
                listing: string | null;
                closure: string | null;
                open: boolean;
                overdue: boolean;
                waiting: string[];
                registered_at: string;
                closed_at: string | null;
                next_due: string | null;
                review_on: string | null;
                title?: string;
                place?: string;
              }[];
              next?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    /** Report a problem, without an account */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /**
             * @default help
             * @enum {string}
             */
            kind?: 'help' | 'complaint' | 'tip-off' | 'inquiry' | 'suggestion' | 'praise';
            category: string;
            title: string;
            description: string;
            place: {
              text: string;
              area?: string;
              lat?: number;
              lng?: number;
            };
            contact?: {
              name?: string;
              phone?: string;
              /** Format: email */
              email?: string;
            };
            photos?: string[];
            about?: string;
            sameAs?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              number: string;
              code: string;
              receipt: {
                index: number;
                leafHash: string;
              };
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/track/{code}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Follow a problem */
    get: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
          code: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              number: string;
              kind: string;
              category: string;
              status: string;
              statusText: string;
              closure?: string;
              timeline: {
                at: string;
                type: string;
                text: string;
                reply?: string;
                reason?: string;
                photos?: string[];
              }[];
              whoHasIt: {
                unit: string;
                name: string;
              };
              until?: {
                clock: string;
                due: string;
                natural: string;
                provisional: boolean;
              };
              next: {
                code: string;
                text: string;
              };
              reply?: {
                text: string;
                at: string;
              };
              photos: string[];
              my: {
                confirmed: boolean;
                may: {
                  confirm: boolean;
                  dispute: boolean;
                  remind: boolean;
                };
              };
              receipt: {
                index: number;
                leafHash: string;
                size?: number;
                proof?: string[];
                checkpoint?: string;
                leaf?: string;
              };
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/track/{code}/proof': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The receipt as a C2SP tlog-proof file */
    get: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
          code: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/track/{code}/confirm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The raiser's confirm */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          code: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @enum {string} */
            solved: 'yes' | 'partly' | 'no';
            /** @enum {string} */
            satisfied: 'yes' | 'basically' | 'no';
            rating?: number;
            text?: string;
            photos?: string[];
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/track/{code}/dispute': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The raiser's dispute */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          code: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @enum {string} */
            reason: 'not-done' | 'partly-done' | 'came-back' | 'rude' | 'false-record';
            text?: string;
            photos?: string[];
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/track/{code}/remind': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The raiser's remind */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          code: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': Record<string, never>;
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/track/{code}/pressure': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Somebody asks me to withdraw or change my rating */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          code: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            text?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': Record<string, never>;
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/uploads/{photo}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The thumbnail of a picture that nothing shows yet */
    get: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
          photo: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/photos/{photo}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A photo of a problem (image) */
    get: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
          id: string;
          photo: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/track/{code}/photos/{photo}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A photo of a problem (image) */
    get: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
          code: string;
          photo: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/photos/{photo}/thumbnail': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A photo of a problem (thumbnail) */
    get: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
          id: string;
          photo: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/track/{code}/photos/{photo}/thumbnail': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A photo of a problem (thumbnail) */
    get: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
          code: string;
          photo: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The places in which I hold an account */
    get: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              tenant: string;
              name: string;
              person: string;
            }[];
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who I am here, with my posts of today */
    get: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              person: string;
              name: string;
              posts: {
                id: string;
                unit: string;
                role: string;
                from: string;
                to?: string;
                actingFor?: string;
                scope?: string[];
              }[];
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/people': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Persons with their posts of today and to come; for firms, none */
    get: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              people: {
                id: string;
                name: string;
                left: boolean;
                posts: {
                  id: string;
                  unit: string;
                  role: string;
                  from: string;
                  to?: string;
                }[];
              }[];
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/people/open-unit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command open-unit */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            unit: string;
            /** @enum {string} */
            kind:
              | 'leading-office'
              | 'department'
              | 'subdistrict'
              | 'section'
              | 'community'
              | 'enterprise'
              | 'branch'
              | 'team'
              | 'contractor';
            parent?: string;
            names: {
              zh: string;
              en?: string;
            };
            sector?: string;
            area?: string;
            lat?: number;
            lng?: number;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/people/change-unit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command change-unit */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            unit: string;
            sector?: string;
            area?: string;
            lat?: number;
            lng?: number;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/people/rename-unit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command rename-unit */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            unit: string;
            names: {
              zh: string;
              en?: string;
            };
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/people/move-unit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command move-unit */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            unit: string;
            parent: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/people/close-unit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command close-unit */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            unit: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/people/register-person': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command register-person */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            person: string;
            name: string;
            phone?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/people/leave': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command leave */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            person: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/people/take-post': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command take-post */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            post: string;
            person: string;
            unit: string;
            /** @enum {string} */
            role:
              | 'office'
              | 'dispatcher'
              | 'caller'
              | 'lead'
              | 'handler'
              | 'guide'
              | 'instructor'
              | 'representative'
              | 'auditor';
            from: string;
            to?: string;
            actingFor?: string;
            scope?: string[];
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/people/end-post': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command end-post */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            post: string;
            to: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/catalogue/set-entry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command set-entry */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json':
            | {
                /** @enum {string} */
                kind: 'category';
                code: string;
                validFrom: string;
                names?: {
                  zh: string;
                  en?: string;
                };
                data: {
                  parent?: string;
                  grade: string;
                  /** @enum {string} */
                  sensitive?:
                    | 'minors'
                    | 'domestic-violence'
                    | 'health'
                    | 'religion'
                    | 'military'
                    | 'petitions';
                };
              }
            | {
                /** @enum {string} */
                kind: 'grade';
                code: string;
                validFrom: string;
                names?: {
                  zh: string;
                  en?: string;
                };
                data: {
                  dispatch: {
                    seconds: number;
                    /** @enum {string} */
                    runs: 'always' | 'workdays';
                    /** @enum {string} */
                    from: 'registration' | 'dispatch';
                  };
                  sign: {
                    seconds: number;
                    /** @enum {string} */
                    runs: 'always' | 'workdays';
                    /** @enum {string} */
                    from: 'registration' | 'dispatch';
                  };
                  contact: {
                    seconds: number;
                    /** @enum {string} */
                    runs: 'always' | 'workdays';
                    /** @enum {string} */
                    from: 'registration' | 'dispatch';
                  };
                  result: {
                    seconds: number;
                    /** @enum {string} */
                    runs: 'always' | 'workdays';
                    /** @enum {string} */
                    from: 'registration' | 'dispatch';
                  };
                };
              }
            | {
                /** @enum {string} */
                kind: 'sector';
                code: string;
                validFrom: string;
                names?: {
                  zh: string;
                  en?: string;
                };
                data: Record<string, never>;
              }
            | {
                /** @enum {string} */
                kind: 'routing';
                code: string;
                validFrom: string;
                names?: {
                  zh: string;
                  en?: string;
                };
                data: {
                  category: string;
                  area: string | '';
                  unit: string;
                };
              }
            | {
                /** @enum {string} */
                kind: 'weights';
                code: string;
                validFrom: string;
                names?: {
                  zh: string;
                  en?: string;
                };
                data: {
                  response: number;
                  resolution: number;
                  satisfaction: number;
                  basically: number;
                };
              }
            | {
                /** @enum {string} */
                kind: 'settings';
                code: string;
                validFrom: string;
                names?: {
                  zh: string;
                  en?: string;
                };
                data: {
                  utcOffsetMinutes: number;
                  monthStartDay: number;
                  callBackWorkdays: number;
                  silenceDays: number;
                  disputeDays: number;
                  reviewDays: number;
                };
              };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/catalogue/end-entry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command end-entry */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @enum {string} */
            kind: 'category' | 'grade' | 'sector' | 'routing' | 'weights' | 'settings';
            code: string;
            validFrom: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/catalogue/load-calendar': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command load-calendar */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            year: number;
            holidays: string[];
            workdays: string[];
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/catalogue/grant-calendar': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command grant-calendar */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            year: number;
            holidays: string[];
            workdays: string[];
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/catalogue/ask-log-mode': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command ask-log-mode */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @enum {string} */
            mode: 'internal' | 'witnessed' | 'public';
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/catalogue/grant-log-mode': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command grant-log-mode */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @enum {string} */
            mode: 'internal' | 'witnessed' | 'public';
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/search': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Matters by words, the newest first */
    get: {
      parameters: {
        query: {
          q: string;
          status?:
            | 'unregistered'
            | 'registered'
            | 'dispatched'
            | 'signed'
            | 'listed'
            | 'answered'
            | 'closed'
            | 'not-taken-up'
            | 'redirected'
            | 'merged';
          category?: string;
          lead?: string;
          open?: 'true' | 'false';
          overdue?: 'true' | 'false';
          after?: string;
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              rows: {
                row: {
                  id: string;
                  number: string;
                  status: string;
                  kind: string;
                  problem: boolean;
                  category: string;
                  source: string;
                  area: string | null;
                  sensitive: boolean;
                  grade: string | null;
                  office: string;
                  lead: string | null;
                  about: string | null;
                  class: string;
                  listing: string | null;
                  closure: string | null;
                  open: boolean;
                  overdue: boolean;
                  waiting: string[];
                  registered_at: string;
                  closed_at: string | null;
                  next_due: string | null;
                  review_on: string | null;
                  title?: string;
                  place?: string;
                };
                /** @enum {string} */
                sight: 'whole' | 'part' | 'slip';
                title?: string[];
                place?: string[];
                excerpt?: {
                  type: string;
                  field: string;
                  text: string[];
                };
              }[];
              next?: string;
              found?: {
                count: number;
                more: boolean;
              };
              facets?: {
                status: {
                  value: string;
                  count: number;
                }[];
                category: {
                  value: string;
                  count: number;
                }[];
                lead: {
                  value: string;
                  count: number;
                }[];
                overdue: number;
              };
              building: boolean;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/similar': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Matters that may be the same as this one */
    get: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              rows: {
                row: {
                  id: string;
                  number: string;
                  status: string;
                  kind: string;
                  problem: boolean;
                  category: string;
                  source: string;
                  area: string | null;
                  sensitive: boolean;
                  grade: string | null;
                  office: string;
                  lead: string | null;
                  about: string | null;
                  class: string;
                  listing: string | null;
                  closure: string | null;
                  open: boolean;
                  overdue: boolean;
                  waiting: string[];
                  registered_at: string;
                  closed_at: string | null;
                  next_due: string | null;
                  review_on: string | null;
                  title?: string;
                  place?: string;
                };
                title: string;
                place: string;
                reasons: ('named' | 'same-place' | 'near' | 'words' | 'category')[];
              }[];
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/similar': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Matters that may be the same as one that is being registered */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @default  */
            title?: string;
            /** @default  */
            description?: string;
            /** @default  */
            place?: string;
            category?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              rows: {
                row: {
                  id: string;
                  number: string;
                  status: string;
                  kind: string;
                  problem: boolean;
                  category: string;
                  source: string;
                  area: string | null;
                  sensitive: boolean;
                  grade: string | null;
                  office: string;
                  lead: string | null;
                  about: string | null;
                  class: string;
                  listing: string | null;
                  closure: string | null;
                  open: boolean;
                  overdue: boolean;
                  waiting: string[];
                  registered_at: string;
                  closed_at: string | null;
                  next_due: string | null;
                  review_on: string | null;
                  title?: string;
                  place?: string;
                };
                title: string;
                place: string;
                reasons: ('named' | 'same-place' | 'near' | 'words' | 'category')[];
              }[];
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A problem with its timeline and lawful next steps */
    get: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              row: {
                id: string;
                number: string;
                status: string;
                kind: string;
                problem: boolean;
                category: string;
                source: string;
                area: string | null;
                sensitive: boolean;
                grade: string | null;
                office: string;
                lead: string | null;
                about: string | null;
                class: string;
                listing: string | null;
                closure: string | null;
                open: boolean;
                overdue: boolean;
                waiting: string[];
                registered_at: string;
                closed_at: string | null;
                next_due: string | null;
                review_on: string | null;
                title?: string;
                place?: string;
              };
              /** @enum {string} */
              sight: 'whole' | 'part' | 'slip';
              title?: string;
              description?: string;
              place?: {
                text: string;
                area?: string;
                lat?: number;
                lng?: number;
              };
              problem: {
                status: string;
                closure?: string;
                lead?: string;
                coHandlers: {
                  unit: string;
                  signed: boolean;
                  answered: boolean;
                }[];
                assigned?: {
                  unit?: string;
                  name?: string;
                };
                escalatedTo?: string;
                returns: number;
                bound: boolean;
                asks: {
                  matter: string;
                  index: number;
                  unit?: string;
                  mine: boolean;
                  terms: {
                    [key: string]: string | number | boolean;
                  };
                }[];
                clocks: {
                  name: string;
                  due: string;
                  natural: string;
                  runs: string;
                  provisional: boolean;
                }[];
                overdue: string[];
                paused?: {
                  reason: string;
                  until?: string;
                };
                extensions: number;
                contact: boolean;
                contacted: boolean;
                listing?: {
                  since: string;
                  owner: string;
                  reviewOn: string;
                  condition: string;
                  reason: string;
                  level: number;
                  withdrawn: boolean;
                };
                excluded: boolean;
                onTheSpot: boolean;
                attempts: string[];
                reopened: number;
                reminders: number;
                raisers: {
                  joined: boolean;
                  confirmed?: string;
                  satisfied?: string;
                }[];
                published: boolean;
                publicReason: boolean;
                mergedInto?: string;
                external?: {
                  channel: string;
                  number?: string;
                  deadline?: string;
                };
              };
              timeline: {
                index: number;
                at: string;
                occurredOn?: string;
                type: string;
                matter?: string;
                text: string;
                by: {
                  role: string;
                  unit?: string;
                  name?: string;
                };
                words?: {
                  [key: string]: string;
                };
                photos?: string[];
                erasable?: string[];
              }[];
              nextSteps: {
                name: string;
                refusal?: {
                  refused: string;
                  text: string;
                  detail?: {
                    [key: string]: unknown;
                  };
                };
              }[];
              suggested: {
                lead?: string;
                grade?: string;
              };
              slip: boolean;
              pressure?: {
                at: string;
                text?: string;
              }[];
              contactReads?: {
                at: string;
                by?: string;
                reason: string;
              }[];
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/register': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Register a finding, or a problem for somebody */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @enum {string} */
            kind:
              'finding' | 'help' | 'complaint' | 'tip-off' | 'inquiry' | 'suggestion' | 'praise';
            /** @enum {string} */
            source:
              | 'registered-for-somebody'
              | 'visit'
              | 'meeting'
              | 'interview'
              | 'self-inspection'
              | 'guidance'
              | 'service';
            category: string;
            title: string;
            description: string;
            place: {
              text: string;
              area?: string;
              lat?: number;
              lng?: number;
            };
            contact?: {
              name?: string;
              phone?: string;
              /** Format: email */
              email?: string;
            };
            photos?: string[];
            about?: string;
            external?: {
              channel: string;
              number?: string;
              deadline?: string;
            };
            occurredOn?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              id: string;
              number: string;
              slip: boolean;
              receipt: {
                index: number;
                leafHash: string;
              };
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/not-take-up': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command not-take-up */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @enum {string} */
            basis: 'no-content' | 'not-public-matter' | 'in-legal-process' | 'repeated';
            text: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/dispatch': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command dispatch */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            lead: string;
            coHandlers?: string[];
            grade: string;
            text?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/bind': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command bind */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            lead: string;
            grade?: string;
            text: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/correct': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command correct */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            category?: string;
            about?: string | null;
            text: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/sign': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command sign */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': Record<string, never>;
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/ask-return': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command ask-return */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @enum {string} */
            basis: 'not-our-duty' | 'not-our-area' | 'wrong-address' | 'duplicate';
            rightUnit: string;
            text: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/grant-return': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command grant-return */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            lead?: string;
            text?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/refuse-return': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command refuse-return */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            text: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/assign': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command assign */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            unit?: string;
            person?: string;
            workdays?: number;
            text?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/contact': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command contact */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @enum {string} */
            channel: 'phone' | 'visit' | 'message' | 'counter';
            text?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/add-co-handlers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command add-co-handlers */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            units: string[];
            text?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/co-answer': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command co-answer */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            text: string;
            photos?: string[];
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/escalate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command escalate */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            text: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/ask-extension': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command ask-extension */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            workdays: number;
            text: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/grant-extension': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command grant-extension */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            text?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/refuse-extension': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command refuse-extension */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            text: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/ask-pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command ask-pause */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @enum {string} */
            reason: 'waiting-for-raiser' | 'season' | 'permit';
            until: string;
            text: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/grant-pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command grant-pause */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            text?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/refuse-pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command refuse-pause */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            text: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command resume */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': Record<string, never>;
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/list': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command list */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @enum {string} */
            reason: 'funds' | 'land' | 'permit' | 'season' | 'coordination' | 'policy';
            /** @enum {string} */
            condition:
              | 'funds-granted'
              | 'permit-granted'
              | 'season-begins'
              | 'other-unit-acts'
              | 'policy-issued'
              | 'works-done';
            owner: string;
            reviewOn: string;
            measures: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/review-listing': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command review-listing */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            reviewOn: string;
            text: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/withdraw-listing': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command withdraw-listing */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            text: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/fix-on-the-spot': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command fix-on-the-spot */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            lead?: string;
            text: string;
            photos?: string[];
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/ask-answer': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command ask-answer */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            text: string;
            photos?: string[];
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/grant-answer': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command grant-answer */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            text?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/refuse-answer': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command refuse-answer */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            text: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/ask-not-fixed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command ask-not-fixed */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @enum {string} */
            basis: 'beyond-law' | 'beyond-power' | 'no-funds' | 'raiser-refuses';
            text: string;
            publicReason: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/grant-not-fixed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command grant-not-fixed */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            text?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/refuse-not-fixed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command refuse-not-fixed */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            text: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/ask-exclusion': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command ask-exclusion */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @enum {string} */
            basis: 'beyond-law' | 'beyond-power' | 'unreasonable' | 'force-majeure' | 'historical';
            text: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/grant-exclusion': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command grant-exclusion */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            text?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/refuse-exclusion': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command refuse-exclusion */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            text: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/ask-publish': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command ask-publish */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            title: string;
            place: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/grant-publish': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command grant-publish */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            text?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/refuse-publish': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command refuse-publish */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            text: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/withdraw-publication': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command withdraw-publication */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': Record<string, never>;
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/withdraw-ask': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command withdraw-ask */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @enum {string} */
            matter:
              'return' | 'answer' | 'extension' | 'pause' | 'exclusion' | 'not-fixed' | 'publish';
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/reply': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command reply */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            text: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/call-back': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command call-back */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @enum {string} */
            channel: 'phone' | 'visit' | 'message' | 'counter';
            reached: boolean;
            authentic?: boolean;
            contacted?: boolean;
            /** @enum {string} */
            solved?: 'yes' | 'partly' | 'no';
            /** @enum {string} */
            satisfied?: 'yes' | 'basically' | 'no';
            witness?: string;
            raiser?: number;
            text?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command check */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @enum {string} */
            result: 'holds' | 'fails';
            witness: string;
            text: string;
            photos?: string[];
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/verify': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command verify */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @enum {string} */
            result: 'holds' | 'fails';
            text: string;
            photos?: string[];
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/look-back': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command look-back */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @enum {string} */
            result: 'holds' | 'recurred';
            text: string;
            photos?: string[];
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/redirect': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command redirect */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @enum {string} */
            channel: 'litigation' | 'arbitration' | 'discipline' | 'petition' | 'other-tenant';
            to?: string;
            basis: string;
            notice: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/merge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command merge */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            into: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/split': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command split */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            from: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/reissue-code': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command reissue-code */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            raiser?: number;
            /** @enum {string} */
            channel: 'phone' | 'witnessed';
            witness?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/erase': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Command erase */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            index: number;
            /** @enum {string} */
            part: 'person' | 'text' | 'place' | 'photos' | 'published';
            /** @enum {string} */
            reason: 'asked' | 'law' | 'mistake';
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              receipt?: {
                index: number;
                leafHash: string;
              };
              status?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/batch/sign': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sign for many matters; each is signed or refused on its own */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: {
          'idempotency-key'?: string;
        };
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            ids: string[];
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              results: {
                id: string;
                signed: boolean;
                refusal?: {
                  refused: string;
                  text: string;
                  detail?: {
                    [key: string]: unknown;
                  };
                };
              }[];
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/batch/check-sign': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Which of many matters I could sign for now; nothing is done */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            ids: string[];
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              results: {
                id: string;
                signed: boolean;
                refusal?: {
                  refused: string;
                  text: string;
                  detail?: {
                    [key: string]: unknown;
                  };
                };
              }[];
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/call-backs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Matters that wait for a call-back which I may make */
    get: {
      parameters: {
        query?: {
          after?: string;
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              rows: {
                id: string;
                number: string;
                status: string;
                kind: string;
                problem: boolean;
                category: string;
                source: string;
                area: string | null;
                sensitive: boolean;
                grade: string | null;
                office: string;
                lead: string | null;
                about: string | null;
                class: string;
                listing: string | null;
                closure: string | null;
                open: boolean;
                overdue: boolean;
                waiting: string[];
                registered_at: string;
                closed_at: string | null;
                next_due: string | null;
                review_on: string | null;
                title?: string;
                place?: string;
              }[];
              resting: number;
              next?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/phrases': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Reply phrases of my units and of those above them */
    get: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              phrases: {
                id: string;
                version: number;
                unit: string;
                title: string;
                text: string;
              }[];
              mine: string[];
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    /** Keep a reply phrase for one of my units */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            unit: string;
            title: string;
            text: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              id: string;
              version: number;
              unit: string;
              title: string;
              text: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/phrases/{id}/change': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Change a reply phrase, as I last read it */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            version: number;
            title: string;
            text: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              version: number;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/phrases/{id}/delete': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Delete a reply phrase, as I last read it */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            version: number;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              version: number;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/work': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What waits for me, the most urgent first, and why */
    get: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              items: {
                row: {
                  id: string;
                  number: string;
                  status: string;
                  kind: string;
                  problem: boolean;
                  category: string;
                  source: string;
                  area: string | null;
                  sensitive: boolean;
                  grade: string | null;
                  office: string;
                  lead: string | null;
                  about: string | null;
                  class: string;
                  listing: string | null;
                  closure: string | null;
                  open: boolean;
                  overdue: boolean;
                  waiting: string[];
                  registered_at: string;
                  closed_at: string | null;
                  next_due: string | null;
                  review_on: string | null;
                  title?: string;
                  place?: string;
                };
                waiting: {
                  /** @enum {string} */
                  reason:
                    | 'decide'
                    | 'dispatch'
                    | 'sign'
                    | 'contact'
                    | 'reply'
                    | 'result'
                    | 'co-result'
                    | 'call-back'
                    | 'check'
                    | 'review'
                    | 'raised'
                    | 'returned'
                    | 'reopened'
                    | 'reminded';
                  due?: string;
                  /** @enum {string} */
                  matter?:
                    | 'return'
                    | 'answer'
                    | 'extension'
                    | 'pause'
                    | 'exclusion'
                    | 'not-fixed'
                    | 'publish';
                  count?: number;
                }[];
              }[];
              more: boolean;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/views': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** My views of the queue */
    get: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              views: {
                name: string;
                address: string;
              }[];
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    /** Keep a view of the queue under a name; one of that name is replaced */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            name: string;
            address: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              views: {
                name: string;
                address: string;
              }[];
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/views/delete': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Delete a view of mine */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            name: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              views: {
                name: string;
                address: string;
              }[];
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/changes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Ids of matters that change and that I may see, as server-sent events */
    get: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/places': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Places that complete what is typed */
    get: {
      parameters: {
        query: {
          q: string;
          limit?: number;
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              places: {
                id: string;
                label: string;
                estate: string;
                building?: string;
                road?: string;
                grid?: string;
                unit?: string;
                area?: string;
                lat?: number;
                lng?: number;
              }[];
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/suggest': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Suggest unit, grade and category, with reasons */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            category?: string;
            text: string;
            place?: {
              text: string;
              area?: string;
            };
            about?: string;
            externalNumber?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              place?: {
                id: string;
                label: string;
                estate: string;
                building?: string;
                road?: string;
                grid?: string;
                unit?: string;
                area?: string;
                lat?: number;
                lng?: number;
              };
              categories: {
                value: string;
                reasons: string[];
              }[];
              category?: string;
              units: {
                value: string;
                reasons: string[];
              }[];
              grades: {
                value: string;
                reasons: string[];
              }[];
              known?: {
                id: string;
                number: string;
                status: string;
              };
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/work-order': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Read a pasted work order into fields */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            text: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              fields: {
                [key: string]: {
                  text: string;
                  value?: string;
                  spans: {
                    from: number;
                    to: number;
                  }[];
                  /** @enum {boolean} */
                  within?: true;
                };
              };
              rest: {
                text: string;
                span: {
                  from: number;
                  to: number;
                };
              }[];
              known?: {
                id: string;
                number: string;
                status: string;
              };
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/platform-reply': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The reply in a hotline platform’s wording, without anybody’s name or number */
    get: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              text?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/read-contact': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Show the contact of each raiser, with a reason; logged */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @enum {string} */
            reason: 'call-back' | 'handling' | 'visit' | 'complaint' | 'audit';
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              contacts: {
                name?: string;
                phone?: string;
                /** Format: email */
                email?: string;
                raiser?: number;
              }[];
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/problems/{id}/open-slip': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Open the sealed slip, once, to hand the code over; logged */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': Record<string, never>;
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              code: string;
              url: string;
              qr: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/imports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Imports of the desks that one holds, newest first */
    get: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              imports: {
                id: string;
                office: string;
                name: string;
                ledger: string;
                /** @enum {string} */
                phase: 'draft' | 'running' | 'stopped' | 'finished' | 'undoing' | 'undone';
                stoppedBy: string | null;
                at: string;
                changedAt: string;
                cursor: number;
                total: number;
                counts: {
                  new: number;
                  changed: number;
                  same: number;
                  touched: number;
                  closed: number;
                  troubled: number;
                  takenBack?: {
                    undone: number;
                    restored: number;
                    touched: number;
                    later: number;
                    sealed: number;
                  };
                };
              }[];
              offices: string[];
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/imports/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a file would bring, or has brought */
    get: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              id: string;
              office: string;
              name: string;
              ledger: string;
              /** @enum {string} */
              phase: 'draft' | 'running' | 'stopped' | 'finished' | 'undoing' | 'undone';
              stoppedBy: string | null;
              at: string;
              changedAt: string;
              cursor: number;
              total: number;
              counts: {
                new: number;
                changed: number;
                same: number;
                touched: number;
                closed: number;
                troubled: number;
                takenBack?: {
                  undone: number;
                  restored: number;
                  touched: number;
                  later: number;
                  sealed: number;
                };
              };
              undoAsked: boolean;
              sheets: {
                name: string;
                hidden: boolean;
                rows: number;
              }[];
              mapping: {
                sheet: string;
                headerRows: [number, number];
                confidence: number;
                columns: {
                  column: string;
                  header: string;
                  /** @enum {string} */
                  field:
                    | 'number'
                    | 'ordinal'
                    | 'source'
                    | 'kind'
                    | 'title'
                    | 'description'
                    | 'category'
                    | 'goal'
                    | 'measures'
                    | 'leader'
                    | 'unit'
                    | 'supporting'
                    | 'person'
                    | 'deadline'
                    | 'progress'
                    | 'verifier'
                    | 'closedOn'
                    | 'closed'
                    | 'evidence'
                    | 'place'
                    | 'area'
                    | 'foundOn'
                    | 'externalNumber'
                    | 'channel'
                    | 'externalDeadline'
                    | 'contactName'
                    | 'contactPhone'
                    | 'satisfied'
                    | 'remark'
                    | 'ignored';
                  fieldName: string;
                  confidence: number;
                }[];
              }[];
              unknownUnits: {
                name: string;
                rows: number;
                proposals: {
                  code: string;
                  name: string;
                  why: string;
                }[];
              }[];
              unknownCategories: {
                name: string;
                rows: number;
                proposals: {
                  code: string;
                  name: string;
                  why: string;
                }[];
              }[];
              used: {
                units: {
                  name: string;
                  rows: number;
                  code: string | null;
                  called: string;
                  remembered: boolean;
                }[];
                categories: {
                  name: string;
                  rows: number;
                  code: string | null;
                  called: string;
                  remembered: boolean;
                }[];
              };
              warnings: {
                code: string;
                text: string;
              }[];
              choices: {
                units: {
                  [key: string]: string | null;
                };
                categories: {
                  [key: string]: string;
                };
                corrections: {
                  sheet: string;
                  row: number;
                  column: string;
                  text: string;
                }[];
              };
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/imports/{id}/rows': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Its rows, with the troubles of each by cell */
    get: {
      parameters: {
        query?: {
          only?: 'new' | 'changed' | 'same' | 'touched' | 'troubled';
          after?: string;
          limit?: number;
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              rows: {
                n: number;
                sheet: string;
                row: number;
                /** @enum {string} */
                standing: 'new' | 'changed' | 'same' | 'touched' | 'troubled';
                outcome:
                  | (
                      | 'new'
                      | 'revised'
                      | 'same'
                      | 'skipped'
                      | 'undone'
                      | 'restored'
                      | 'kept'
                      | 'kept-later'
                      | 'kept-sealed'
                    )
                  | null;
                problem?: string;
                cells: {
                  [key: string]: string;
                };
                changes?: {
                  word: string;
                  before: string;
                  now: string;
                }[];
                troubles: {
                  cell: string;
                  column: string;
                  /** @enum {string} */
                  field:
                    | 'number'
                    | 'ordinal'
                    | 'source'
                    | 'kind'
                    | 'title'
                    | 'description'
                    | 'category'
                    | 'goal'
                    | 'measures'
                    | 'leader'
                    | 'unit'
                    | 'supporting'
                    | 'person'
                    | 'deadline'
                    | 'progress'
                    | 'verifier'
                    | 'closedOn'
                    | 'closed'
                    | 'evidence'
                    | 'place'
                    | 'area'
                    | 'foundOn'
                    | 'externalNumber'
                    | 'channel'
                    | 'externalDeadline'
                    | 'contactName'
                    | 'contactPhone'
                    | 'satisfied'
                    | 'remark'
                    | 'ignored';
                  fieldName: string;
                  code: string;
                  text: string;
                  value: string;
                  blocking: boolean;
                }[];
              }[];
              next?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/imports/{id}/mapping': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say which column is what */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            mapping: {
              [key: string]: {
                headerRows: [number, number];
                columns: {
                  [key: string]:
                    | 'number'
                    | 'ordinal'
                    | 'source'
                    | 'kind'
                    | 'title'
                    | 'description'
                    | 'category'
                    | 'goal'
                    | 'measures'
                    | 'leader'
                    | 'unit'
                    | 'supporting'
                    | 'person'
                    | 'deadline'
                    | 'progress'
                    | 'verifier'
                    | 'closedOn'
                    | 'closed'
                    | 'evidence'
                    | 'place'
                    | 'area'
                    | 'foundOn'
                    | 'externalNumber'
                    | 'channel'
                    | 'externalDeadline'
                    | 'contactName'
                    | 'contactPhone'
                    | 'satisfied'
                    | 'remark'
                    | 'ignored';
                };
                year?: number;
              };
            };
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              id: string;
              office: string;
              name: string;
              ledger: string;
              /** @enum {string} */
              phase: 'draft' | 'running' | 'stopped' | 'finished' | 'undoing' | 'undone';
              stoppedBy: string | null;
              at: string;
              changedAt: string;
              cursor: number;
              total: number;
              counts: {
                new: number;
                changed: number;
                same: number;
                touched: number;
                closed: number;
                troubled: number;
                takenBack?: {
                  undone: number;
                  restored: number;
                  touched: number;
                  later: number;
                  sealed: number;
                };
              };
              undoAsked: boolean;
              sheets: {
                name: string;
                hidden: boolean;
                rows: number;
              }[];
              mapping: {
                sheet: string;
                headerRows: [number, number];
                confidence: number;
                columns: {
                  column: string;
                  header: string;
                  /** @enum {string} */
                  field:
                    | 'number'
                    | 'ordinal'
                    | 'source'
                    | 'kind'
                    | 'title'
                    | 'description'
                    | 'category'
                    | 'goal'
                    | 'measures'
                    | 'leader'
                    | 'unit'
                    | 'supporting'
                    | 'person'
                    | 'deadline'
                    | 'progress'
                    | 'verifier'
                    | 'closedOn'
                    | 'closed'
                    | 'evidence'
                    | 'place'
                    | 'area'
                    | 'foundOn'
                    | 'externalNumber'
                    | 'channel'
                    | 'externalDeadline'
                    | 'contactName'
                    | 'contactPhone'
                    | 'satisfied'
                    | 'remark'
                    | 'ignored';
                  fieldName: string;
                  confidence: number;
                }[];
              }[];
              unknownUnits: {
                name: string;
                rows: number;
                proposals: {
                  code: string;
                  name: string;
                  why: string;
                }[];
              }[];
              unknownCategories: {
                name: string;
                rows: number;
                proposals: {
                  code: string;
                  name: string;
                  why: string;
                }[];
              }[];
              used: {
                units: {
                  name: string;
                  rows: number;
                  code: string | null;
                  called: string;
                  remembered: boolean;
                }[];
                categories: {
                  name: string;
                  rows: number;
                  code: string | null;
                  called: string;
                  remembered: boolean;
                }[];
              };
              warnings: {
                code: string;
                text: string;
              }[];
              choices: {
                units: {
                  [key: string]: string | null;
                };
                categories: {
                  [key: string]: string;
                };
                corrections: {
                  sheet: string;
                  row: number;
                  column: string;
                  text: string;
                }[];
              };
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/imports/{id}/cells': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Put cells right */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            cells: {
              sheet: string;
              row: number;
              column: string;
              text: string;
            }[];
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              id: string;
              office: string;
              name: string;
              ledger: string;
              /** @enum {string} */
              phase: 'draft' | 'running' | 'stopped' | 'finished' | 'undoing' | 'undone';
              stoppedBy: string | null;
              at: string;
              changedAt: string;
              cursor: number;
              total: number;
              counts: {
                new: number;
                changed: number;
                same: number;
                touched: number;
                closed: number;
                troubled: number;
                takenBack?: {
                  undone: number;
                  restored: number;
                  touched: number;
                  later: number;
                  sealed: number;
                };
              };
              undoAsked: boolean;
              sheets: {
                name: string;
                hidden: boolean;
                rows: number;
              }[];
              mapping: {
                sheet: string;
                headerRows: [number, number];
                confidence: number;
                columns: {
                  column: string;
                  header: string;
                  /** @enum {string} */
                  field:
                    | 'number'
                    | 'ordinal'
                    | 'source'
                    | 'kind'
                    | 'title'
                    | 'description'
                    | 'category'
                    | 'goal'
                    | 'measures'
                    | 'leader'
                    | 'unit'
                    | 'supporting'
                    | 'person'
                    | 'deadline'
                    | 'progress'
                    | 'verifier'
                    | 'closedOn'
                    | 'closed'
                    | 'evidence'
                    | 'place'
                    | 'area'
                    | 'foundOn'
                    | 'externalNumber'
                    | 'channel'
                    | 'externalDeadline'
                    | 'contactName'
                    | 'contactPhone'
                    | 'satisfied'
                    | 'remark'
                    | 'ignored';
                  fieldName: string;
                  confidence: number;
                }[];
              }[];
              unknownUnits: {
                name: string;
                rows: number;
                proposals: {
                  code: string;
                  name: string;
                  why: string;
                }[];
              }[];
              unknownCategories: {
                name: string;
                rows: number;
                proposals: {
                  code: string;
                  name: string;
                  why: string;
                }[];
              }[];
              used: {
                units: {
                  name: string;
                  rows: number;
                  code: string | null;
                  called: string;
                  remembered: boolean;
                }[];
                categories: {
                  name: string;
                  rows: number;
                  code: string | null;
                  called: string;
                  remembered: boolean;
                }[];
              };
              warnings: {
                code: string;
                text: string;
              }[];
              choices: {
                units: {
                  [key: string]: string | null;
                };
                categories: {
                  [key: string]: string;
                };
                corrections: {
                  sheet: string;
                  row: number;
                  column: string;
                  text: string;
                }[];
              };
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/imports/{id}/units': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say which units are meant; null: it waits for dispatch */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            units: {
              [key: string]: string | null;
            };
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              id: string;
              office: string;
              name: string;
              ledger: string;
              /** @enum {string} */
              phase: 'draft' | 'running' | 'stopped' | 'finished' | 'undoing' | 'undone';
              stoppedBy: string | null;
              at: string;
              changedAt: string;
              cursor: number;
              total: number;
              counts: {
                new: number;
                changed: number;
                same: number;
                touched: number;
                closed: number;
                troubled: number;
                takenBack?: {
                  undone: number;
                  restored: number;
                  touched: number;
                  later: number;
                  sealed: number;
                };
              };
              undoAsked: boolean;
              sheets: {
                name: string;
                hidden: boolean;
                rows: number;
              }[];
              mapping: {
                sheet: string;
                headerRows: [number, number];
                confidence: number;
                columns: {
                  column: string;
                  header: string;
                  /** @enum {string} */
                  field:
                    | 'number'
                    | 'ordinal'
                    | 'source'
                    | 'kind'
                    | 'title'
                    | 'description'
                    | 'category'
                    | 'goal'
                    | 'measures'
                    | 'leader'
                    | 'unit'
                    | 'supporting'
                    | 'person'
                    | 'deadline'
                    | 'progress'
                    | 'verifier'
                    | 'closedOn'
                    | 'closed'
                    | 'evidence'
                    | 'place'
                    | 'area'
                    | 'foundOn'
                    | 'externalNumber'
                    | 'channel'
                    | 'externalDeadline'
                    | 'contactName'
                    | 'contactPhone'
                    | 'satisfied'
                    | 'remark'
                    | 'ignored';
                  fieldName: string;
                  confidence: number;
                }[];
              }[];
              unknownUnits: {
                name: string;
                rows: number;
                proposals: {
                  code: string;
                  name: string;
                  why: string;
                }[];
              }[];
              unknownCategories: {
                name: string;
                rows: number;
                proposals: {
                  code: string;
                  name: string;
                  why: string;
                }[];
              }[];
              used: {
                units: {
                  name: string;
                  rows: number;
                  code: string | null;
                  called: string;
                  remembered: boolean;
                }[];
                categories: {
                  name: string;
                  rows: number;
                  code: string | null;
                  called: string;
                  remembered: boolean;
                }[];
              };
              warnings: {
                code: string;
                text: string;
              }[];
              choices: {
                units: {
                  [key: string]: string | null;
                };
                categories: {
                  [key: string]: string;
                };
                corrections: {
                  sheet: string;
                  row: number;
                  column: string;
                  text: string;
                }[];
              };
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/imports/{id}/categories': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say which categories are meant */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            categories: {
              [key: string]: string;
            };
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              id: string;
              office: string;
              name: string;
              ledger: string;
              /** @enum {string} */
              phase: 'draft' | 'running' | 'stopped' | 'finished' | 'undoing' | 'undone';
              stoppedBy: string | null;
              at: string;
              changedAt: string;
              cursor: number;
              total: number;
              counts: {
                new: number;
                changed: number;
                same: number;
                touched: number;
                closed: number;
                troubled: number;
                takenBack?: {
                  undone: number;
                  restored: number;
                  touched: number;
                  later: number;
                  sealed: number;
                };
              };
              undoAsked: boolean;
              sheets: {
                name: string;
                hidden: boolean;
                rows: number;
              }[];
              mapping: {
                sheet: string;
                headerRows: [number, number];
                confidence: number;
                columns: {
                  column: string;
                  header: string;
                  /** @enum {string} */
                  field:
                    | 'number'
                    | 'ordinal'
                    | 'source'
                    | 'kind'
                    | 'title'
                    | 'description'
                    | 'category'
                    | 'goal'
                    | 'measures'
                    | 'leader'
                    | 'unit'
                    | 'supporting'
                    | 'person'
                    | 'deadline'
                    | 'progress'
                    | 'verifier'
                    | 'closedOn'
                    | 'closed'
                    | 'evidence'
                    | 'place'
                    | 'area'
                    | 'foundOn'
                    | 'externalNumber'
                    | 'channel'
                    | 'externalDeadline'
                    | 'contactName'
                    | 'contactPhone'
                    | 'satisfied'
                    | 'remark'
                    | 'ignored';
                  fieldName: string;
                  confidence: number;
                }[];
              }[];
              unknownUnits: {
                name: string;
                rows: number;
                proposals: {
                  code: string;
                  name: string;
                  why: string;
                }[];
              }[];
              unknownCategories: {
                name: string;
                rows: number;
                proposals: {
                  code: string;
                  name: string;
                  why: string;
                }[];
              }[];
              used: {
                units: {
                  name: string;
                  rows: number;
                  code: string | null;
                  called: string;
                  remembered: boolean;
                }[];
                categories: {
                  name: string;
                  rows: number;
                  code: string | null;
                  called: string;
                  remembered: boolean;
                }[];
              };
              warnings: {
                code: string;
                text: string;
              }[];
              choices: {
                units: {
                  [key: string]: string | null;
                };
                categories: {
                  [key: string]: string;
                };
                corrections: {
                  sheet: string;
                  row: number;
                  column: string;
                  text: string;
                }[];
              };
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/imports/{id}/commit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Import the rows, or go on where it stopped */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @enum {string} */
            mode: 'all' | 'good-rows';
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              id: string;
              office: string;
              name: string;
              ledger: string;
              /** @enum {string} */
              phase: 'draft' | 'running' | 'stopped' | 'finished' | 'undoing' | 'undone';
              stoppedBy: string | null;
              at: string;
              changedAt: string;
              cursor: number;
              total: number;
              counts: {
                new: number;
                changed: number;
                same: number;
                touched: number;
                closed: number;
                troubled: number;
                takenBack?: {
                  undone: number;
                  restored: number;
                  touched: number;
                  later: number;
                  sealed: number;
                };
              };
              undoAsked: boolean;
              sheets: {
                name: string;
                hidden: boolean;
                rows: number;
              }[];
              mapping: {
                sheet: string;
                headerRows: [number, number];
                confidence: number;
                columns: {
                  column: string;
                  header: string;
                  /** @enum {string} */
                  field:
                    | 'number'
                    | 'ordinal'
                    | 'source'
                    | 'kind'
                    | 'title'
                    | 'description'
                    | 'category'
                    | 'goal'
                    | 'measures'
                    | 'leader'
                    | 'unit'
                    | 'supporting'
                    | 'person'
                    | 'deadline'
                    | 'progress'
                    | 'verifier'
                    | 'closedOn'
                    | 'closed'
                    | 'evidence'
                    | 'place'
                    | 'area'
                    | 'foundOn'
                    | 'externalNumber'
                    | 'channel'
                    | 'externalDeadline'
                    | 'contactName'
                    | 'contactPhone'
                    | 'satisfied'
                    | 'remark'
                    | 'ignored';
                  fieldName: string;
                  confidence: number;
                }[];
              }[];
              unknownUnits: {
                name: string;
                rows: number;
                proposals: {
                  code: string;
                  name: string;
                  why: string;
                }[];
              }[];
              unknownCategories: {
                name: string;
                rows: number;
                proposals: {
                  code: string;
                  name: string;
                  why: string;
                }[];
              }[];
              used: {
                units: {
                  name: string;
                  rows: number;
                  code: string | null;
                  called: string;
                  remembered: boolean;
                }[];
                categories: {
                  name: string;
                  rows: number;
                  code: string | null;
                  called: string;
                  remembered: boolean;
                }[];
              };
              warnings: {
                code: string;
                text: string;
              }[];
              choices: {
                units: {
                  [key: string]: string | null;
                };
                categories: {
                  [key: string]: string;
                };
                corrections: {
                  sheet: string;
                  row: number;
                  column: string;
                  text: string;
                }[];
              };
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/imports/{id}/discard': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Throw a file away that was not imported */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': Record<string, never>;
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              id: string;
              office: string;
              name: string;
              ledger: string;
              /** @enum {string} */
              phase: 'draft' | 'running' | 'stopped' | 'finished' | 'undoing' | 'undone';
              stoppedBy: string | null;
              at: string;
              changedAt: string;
              cursor: number;
              total: number;
              counts: {
                new: number;
                changed: number;
                same: number;
                touched: number;
                closed: number;
                troubled: number;
                takenBack?: {
                  undone: number;
                  restored: number;
                  touched: number;
                  later: number;
                  sealed: number;
                };
              };
              undoAsked: boolean;
              sheets: {
                name: string;
                hidden: boolean;
                rows: number;
              }[];
              mapping: {
                sheet: string;
                headerRows: [number, number];
                confidence: number;
                columns: {
                  column: string;
                  header: string;
                  /** @enum {string} */
                  field:
                    | 'number'
                    | 'ordinal'
                    | 'source'
                    | 'kind'
                    | 'title'
                    | 'description'
                    | 'category'
                    | 'goal'
                    | 'measures'
                    | 'leader'
                    | 'unit'
                    | 'supporting'
                    | 'person'
                    | 'deadline'
                    | 'progress'
                    | 'verifier'
                    | 'closedOn'
                    | 'closed'
                    | 'evidence'
                    | 'place'
                    | 'area'
                    | 'foundOn'
                    | 'externalNumber'
                    | 'channel'
                    | 'externalDeadline'
                    | 'contactName'
                    | 'contactPhone'
                    | 'satisfied'
                    | 'remark'
                    | 'ignored';
                  fieldName: string;
                  confidence: number;
                }[];
              }[];
              unknownUnits: {
                name: string;
                rows: number;
                proposals: {
                  code: string;
                  name: string;
                  why: string;
                }[];
              }[];
              unknownCategories: {
                name: string;
                rows: number;
                proposals: {
                  code: string;
                  name: string;
                  why: string;
                }[];
              }[];
              used: {
                units: {
                  name: string;
                  rows: number;
                  code: string | null;
                  called: string;
                  remembered: boolean;
                }[];
                categories: {
                  name: string;
                  rows: number;
                  code: string | null;
                  called: string;
                  remembered: boolean;
                }[];
              };
              warnings: {
                code: string;
                text: string;
              }[];
              choices: {
                units: {
                  [key: string]: string | null;
                };
                categories: {
                  [key: string]: string;
                };
                corrections: {
                  sheet: string;
                  row: number;
                  column: string;
                  text: string;
                }[];
              };
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/imports/{id}/ask-undo': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ask to take it back */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            text: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              id: string;
              office: string;
              name: string;
              ledger: string;
              /** @enum {string} */
              phase: 'draft' | 'running' | 'stopped' | 'finished' | 'undoing' | 'undone';
              stoppedBy: string | null;
              at: string;
              changedAt: string;
              cursor: number;
              total: number;
              counts: {
                new: number;
                changed: number;
                same: number;
                touched: number;
                closed: number;
                troubled: number;
                takenBack?: {
                  undone: number;
                  restored: number;
                  touched: number;
                  later: number;
                  sealed: number;
                };
              };
              undoAsked: boolean;
              sheets: {
                name: string;
                hidden: boolean;
                rows: number;
              }[];
              mapping: {
                sheet: string;
                headerRows: [number, number];
                confidence: number;
                columns: {
                  column: string;
                  header: string;
                  /** @enum {string} */
                  field:
                    | 'number'
                    | 'ordinal'
                    | 'source'
                    | 'kind'
                    | 'title'
                    | 'description'
                    | 'category'
                    | 'goal'
                    | 'measures'
                    | 'leader'
                    | 'unit'
                    | 'supporting'
                    | 'person'
                    | 'deadline'
                    | 'progress'
                    | 'verifier'
                    | 'closedOn'
                    | 'closed'
                    | 'evidence'
                    | 'place'
                    | 'area'
                    | 'foundOn'
                    | 'externalNumber'
                    | 'channel'
                    | 'externalDeadline'
                    | 'contactName'
                    | 'contactPhone'
                    | 'satisfied'
                    | 'remark'
                    | 'ignored';
                  fieldName: string;
                  confidence: number;
                }[];
              }[];
              unknownUnits: {
                name: string;
                rows: number;
                proposals: {
                  code: string;
                  name: string;
                  why: string;
                }[];
              }[];
              unknownCategories: {
                name: string;
                rows: number;
                proposals: {
                  code: string;
                  name: string;
                  why: string;
                }[];
              }[];
              used: {
                units: {
                  name: string;
                  rows: number;
                  code: string | null;
                  called: string;
                  remembered: boolean;
                }[];
                categories: {
                  name: string;
                  rows: number;
                  code: string | null;
                  called: string;
                  remembered: boolean;
                }[];
              };
              warnings: {
                code: string;
                text: string;
              }[];
              choices: {
                units: {
                  [key: string]: string | null;
                };
                categories: {
                  [key: string]: string;
                };
                corrections: {
                  sheet: string;
                  row: number;
                  column: string;
                  text: string;
                }[];
              };
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/imports/{id}/grant-undo': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Grant that it is taken back */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': Record<string, never>;
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              id: string;
              office: string;
              name: string;
              ledger: string;
              /** @enum {string} */
              phase: 'draft' | 'running' | 'stopped' | 'finished' | 'undoing' | 'undone';
              stoppedBy: string | null;
              at: string;
              changedAt: string;
              cursor: number;
              total: number;
              counts: {
                new: number;
                changed: number;
                same: number;
                touched: number;
                closed: number;
                troubled: number;
                takenBack?: {
                  undone: number;
                  restored: number;
                  touched: number;
                  later: number;
                  sealed: number;
                };
              };
              undoAsked: boolean;
              sheets: {
                name: string;
                hidden: boolean;
                rows: number;
              }[];
              mapping: {
                sheet: string;
                headerRows: [number, number];
                confidence: number;
                columns: {
                  column: string;
                  header: string;
                  /** @enum {string} */
                  field:
                    | 'number'
                    | 'ordinal'
                    | 'source'
                    | 'kind'
                    | 'title'
                    | 'description'
                    | 'category'
                    | 'goal'
                    | 'measures'
                    | 'leader'
                    | 'unit'
                    | 'supporting'
                    | 'person'
                    | 'deadline'
                    | 'progress'
                    | 'verifier'
                    | 'closedOn'
                    | 'closed'
                    | 'evidence'
                    | 'place'
                    | 'area'
                    | 'foundOn'
                    | 'externalNumber'
                    | 'channel'
                    | 'externalDeadline'
                    | 'contactName'
                    | 'contactPhone'
                    | 'satisfied'
                    | 'remark'
                    | 'ignored';
                  fieldName: string;
                  confidence: number;
                }[];
              }[];
              unknownUnits: {
                name: string;
                rows: number;
                proposals: {
                  code: string;
                  name: string;
                  why: string;
                }[];
              }[];
              unknownCategories: {
                name: string;
                rows: number;
                proposals: {
                  code: string;
                  name: string;
                  why: string;
                }[];
              }[];
              used: {
                units: {
                  name: string;
                  rows: number;
                  code: string | null;
                  called: string;
                  remembered: boolean;
                }[];
                categories: {
                  name: string;
                  rows: number;
                  code: string | null;
                  called: string;
                  remembered: boolean;
                }[];
              };
              warnings: {
                code: string;
                text: string;
              }[];
              choices: {
                units: {
                  [key: string]: string | null;
                };
                categories: {
                  [key: string]: string;
                };
                corrections: {
                  sheet: string;
                  row: number;
                  column: string;
                  text: string;
                }[];
              };
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/ledger.xlsx': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The ledger as xlsx, in the usual columns or, by layout, those of a ledger that was imported by this name */
    get: {
      parameters: {
        query?: {
          open?: 'true' | 'false';
          overdue?: 'true' | 'false';
          status?:
            | 'unregistered'
            | 'registered'
            | 'dispatched'
            | 'signed'
            | 'listed'
            | 'answered'
            | 'closed'
            | 'not-taken-up'
            | 'redirected'
            | 'merged';
          kind?: 'finding' | 'help' | 'complaint' | 'tip-off' | 'inquiry' | 'suggestion' | 'praise';
          category?: string;
          lead?: string;
          office?: string;
          waiting?:
            | 'return'
            | 'answer'
            | 'extension'
            | 'pause'
            | 'exclusion'
            | 'not-fixed'
            | 'publish'
            | 'any';
          listing?:
            | 'open'
            | 'cleared-confirmed'
            | 'cleared-unconfirmed'
            | 'cleared-not-fixed'
            | 'withdrawn';
          layout?: string;
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/ledger.csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The ledger as csv, in the usual columns or, by layout, those of a ledger that was imported by this name */
    get: {
      parameters: {
        query?: {
          open?: 'true' | 'false';
          overdue?: 'true' | 'false';
          status?:
            | 'unregistered'
            | 'registered'
            | 'dispatched'
            | 'signed'
            | 'listed'
            | 'answered'
            | 'closed'
            | 'not-taken-up'
            | 'redirected'
            | 'merged';
          kind?: 'finding' | 'help' | 'complaint' | 'tip-off' | 'inquiry' | 'suggestion' | 'praise';
          category?: string;
          lead?: string;
          office?: string;
          waiting?:
            | 'return'
            | 'answer'
            | 'extension'
            | 'pause'
            | 'exclusion'
            | 'not-fixed'
            | 'publish'
            | 'any';
          listing?:
            | 'open'
            | 'cleared-confirmed'
            | 'cleared-unconfirmed'
            | 'cleared-not-fixed'
            | 'withdrawn';
          layout?: string;
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/figures': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Figures of a unit and all under it, now or as of a log size */
    get: {
      parameters: {
        query?: {
          measure?: string;
          unit?: string;
          by?: 'unit';
          asOf?: number;
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              figures: {
                unit: string;
                size: number;
                values: {
                  [key: string]: {
                    shown: number;
                    attested?: number;
                    under5?: boolean;
                  };
                };
                attestedBefore?: string;
                rates: {
                  [key: string]: {
                    numerator: number;
                    denominator: number;
                    value?: number;
                    interval?: [number, number];
                  };
                };
                rankable: boolean;
              }[];
              definitions: {
                id: string;
                version: number;
                names: {
                  zh: string;
                  en?: string;
                };
                definition: {
                  zh: string;
                  en?: string;
                };
                nature: string;
                time: string;
              }[];
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/figures/{measure}/records': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The records behind a figure, newest first */
    get: {
      parameters: {
        query?: {
          unit?: string;
          category?: string;
          from?: string;
          to?: string;
          asOf?: number;
          after?: string;
          limit?: number;
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
          measure: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              records: {
                index: number;
                day: string;
                n: number;
                unit: string;
                category: string;
                source: string;
                number?: string;
                status?: string;
              }[];
              next?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/figures/days': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The days of the log, and the log size at the end of one of them */
    get: {
      parameters: {
        query?: {
          on?: string;
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              first?: string;
              today: string;
              size?: number;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/figures/months': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Month by month: of stocks what stood at its end, of flows what happened in it */
    get: {
      parameters: {
        query: {
          unit?: string;
          asOf?: number;
          measure: string;
          on?: string;
          months?: number;
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              months: {
                month: string;
                values: {
                  [key: string]: number;
                };
              }[];
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/figures/categories': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Figures of a unit and all under it, by category */
    get: {
      parameters: {
        query: {
          unit?: string;
          asOf?: number;
          measure: string;
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              categories: {
                category: string;
                values: {
                  [key: string]: number;
                };
              }[];
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/figures/ageing': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Open listings by how long they have stood */
    get: {
      parameters: {
        query?: {
          unit?: string;
          asOf?: number;
          on?: string;
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              bands: {
                /** @enum {string} */
                band: 'under-30' | 'under-90' | 'under-180' | 'over-180';
                n: number;
              }[];
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/figures/ageing/{band}/records': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The open listings of an age, the oldest first */
    get: {
      parameters: {
        query?: {
          unit?: string;
          asOf?: number;
          on?: string;
          after?: string;
          limit?: number;
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
          band: 'under-30' | 'under-90' | 'under-180' | 'over-180';
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              records: {
                since: string;
                number?: string;
                lead?: string;
                category?: string;
              }[];
              next?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/published': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Released titles and places, newest first */
    get: {
      parameters: {
        query?: {
          after?: string;
          limit?: number;
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              rows: {
                number: string;
                status: string;
                category: string;
                registeredAt: string;
                title: string;
                place: string;
                index: number;
                salt: string;
                content: {
                  [key: string]: unknown;
                };
              }[];
              next?: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/published/similar': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Published matters that may be the same as one that is to be reported */
    get: {
      parameters: {
        query?: {
          text?: string;
          place?: string;
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              rows: {
                number: string;
                status: string;
                category: string;
                title: string;
                place: string;
              }[];
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/open-data.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All figures as of a checkpoint */
    get: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              /** @enum {string} */
              huiyin: 'figures@v1';
              tenant: string;
              origin: string;
              size: number;
              checkpoint: string;
              attestedBefore: string;
              figures: {
                measure: string;
                version: number;
                unit: string;
                shown: number;
                attested: ('under5' | number) | null;
              }[];
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/open-data.csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The same as a table */
    get: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/open-data/dictionary.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What each column and each measure of the open data is */
    get: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              /** @enum {string} */
              huiyin: 'dictionary@v1';
              columns: {
                column: string;
                names: {
                  zh: string;
                  en: string;
                };
                definition: {
                  zh: string;
                  en: string;
                };
              }[];
              measures: {
                measure: string;
                version: number;
                names: {
                  zh: string;
                  en: string;
                };
                definition: {
                  zh: string;
                  en: string;
                };
                unit: {
                  zh: string;
                  en: string;
                };
                /** @enum {string} */
                nature: 'stock' | 'flow';
                /** @enum {string} */
                time: 'recorded' | 'claimed';
                timeBasis: {
                  zh: string;
                  en: string;
                };
              }[];
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/open-data/dictionary.csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The same as a table */
    get: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/uploads': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send a picture (JPEG, PNG or WebP): the body is its bytes */
    post: {
      parameters: {
        query?: {
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              id: string;
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/places/import': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take an office’s table of places (csv or xlsx) into the dictionary
     * @description Columns 小区, 楼栋, 网格, 社区, 别名, 地址. Rows that are wrong are told and left out; the same table again changes nothing.
     */
    post: {
      parameters: {
        query?: {
          name?: string;
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              rows: number;
              added: number;
              changed: number;
              same: number;
              troubled: number;
              troubles: {
                row: number;
                column: string;
                code: string;
                text: string;
              }[];
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/{tenant}/imports/ledger': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Dry run of a ledger: the body is the bytes of an xlsx or csv file */
    post: {
      parameters: {
        query: {
          name: string;
          office?: string;
          ledger?: string;
          lang?: string;
        };
        header?: never;
        path: {
          tenant: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              id: string;
              office: string;
              name: string;
              ledger: string;
              /** @enum {string} */
              phase: 'draft' | 'running' | 'stopped' | 'finished' | 'undoing' | 'undone';
              stoppedBy: string | null;
              at: string;
              changedAt: string;
              cursor: number;
              total: number;
              counts: {
                new: number;
                changed: number;
                same: number;
                touched: number;
                closed: number;
                troubled: number;
                takenBack?: {
                  undone: number;
                  restored: number;
                  touched: number;
                  later: number;
                  sealed: number;
                };
              };
              undoAsked: boolean;
              sheets: {
                name: string;
                hidden: boolean;
                rows: number;
              }[];
              mapping: {
                sheet: string;
                headerRows: [number, number];
                confidence: number;
                columns: {
                  column: string;
                  header: string;
                  /** @enum {string} */
                  field:
                    | 'number'
                    | 'ordinal'
                    | 'source'
                    | 'kind'
                    | 'title'
                    | 'description'
                    | 'category'
                    | 'goal'
                    | 'measures'
                    | 'leader'
                    | 'unit'
                    | 'supporting'
                    | 'person'
                    | 'deadline'
                    | 'progress'
                    | 'verifier'
                    | 'closedOn'
                    | 'closed'
                    | 'evidence'
                    | 'place'
                    | 'area'
                    | 'foundOn'
                    | 'externalNumber'
                    | 'channel'
                    | 'externalDeadline'
                    | 'contactName'
                    | 'contactPhone'
                    | 'satisfied'
                    | 'remark'
                    | 'ignored';
                  fieldName: string;
                  confidence: number;
                }[];
              }[];
              unknownUnits: {
                name: string;
                rows: number;
                proposals: {
                  code: string;
                  name: string;
                  why: string;
                }[];
              }[];
              unknownCategories: {
                name: string;
                rows: number;
                proposals: {
                  code: string;
                  name: string;
                  why: string;
                }[];
              }[];
              used: {
                units: {
                  name: string;
                  rows: number;
                  code: string | null;
                  called: string;
                  remembered: boolean;
                }[];
                categories: {
                  name: string;
                  rows: number;
                  code: string | null;
                  called: string;
                  remembered: boolean;
                }[];
              };
              warnings: {
                code: string;
                text: string;
              }[];
              choices: {
                units: {
                  [key: string]: string | null;
                };
                categories: {
                  [key: string]: string;
                };
                corrections: {
                  sheet: string;
                  row: number;
                  column: string;
                  text: string;
                }[];
              };
            };
          };
        };
        /** @description Refused (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    Problem: {
      type: string;
      title: string;
      status: number;
      detail: string;
      code: string;
      params?: {
        [key: string]: unknown;
      };
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
