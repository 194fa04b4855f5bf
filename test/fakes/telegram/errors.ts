/** What the platform answers instead of a result. `parameters` help a bot to go on. */
export class ApiError extends Error {
  readonly code: number;
  readonly parameters: { readonly retry_after?: number; readonly migrate_to_chat_id?: number } | undefined;

  constructor(code: number, description: string, parameters?: ApiError['parameters']) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

/** Like the platform: small letter first, unless the text is one of its CONSTANTS or begins with an acronym. */
const lowered = (text: string): string =>
  /^.[A-Z_]/.test(text) ? text : `${text.charAt(0).toLowerCase()}${text.slice(1)}`;

export const badRequest = (text: string, parameters?: ApiError['parameters']): ApiError =>
  new ApiError(400, `Bad Request: ${lowered(text)}`, parameters);

export const forbidden = (text: string): ApiError => new ApiError(403, `Forbidden: ${text}`);

export const conflict = (text: string): ApiError => new ApiError(409, `Conflict: ${text}`);

export const tooMany = (seconds: number): ApiError =>
  new ApiError(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
