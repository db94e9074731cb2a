import { z } from 'zod';

const activity = z.object({
  id: z.string(),
  courseId: z.string(),
  title: z.string(),
  text: z.string().nullable(),
  /** Where the tool wants to be launched. */
  url: z.string(),
  custom: z.record(z.string(), z.string()),
  lineItemId: z.string().nullable(),
  /** The connection of the tool by which it is opened. */
  clientId: z.string().default('trellis-demo'),
  createdAt: z.number(),
});

const lineItem = z.object({
  id: z.string(),
  courseId: z.string(),
  label: z.string(),
  scoreMaximum: z.number(),
  resourceId: z.string().nullable(),
  tag: z.string().nullable(),
  /** The activity it belongs to, whose id is the resource link id; null for a column the tool made by itself. */
  activityId: z.string().nullable(),
});

const score = z.object({
  lineItemId: z.string(),
  userId: z.string(),
  /** In points of the line item; null when the last score carried no final grade. */
  points: z.number().nullable(),
  comment: z.string().nullable(),
  /** As the tool sent it, in milliseconds since the epoch. */
  timestamp: z.number(),
  activityProgress: z.string(),
  gradingProgress: z.string(),
  receivedAt: z.number(),
});

const launch = z.object({
  /** `lti_message_hint`: good for one authentication request. */
  hint: z.string(),
  personId: z.string(),
  courseId: z.string(),
  /** Null for deep linking. */
  activityId: z.string().nullable(),
  /** Whose work is to be reviewed; null for every other launch. */
  forUserId: z.string().nullable().default(null),
  /** The connection of the tool that it goes to. */
  clientId: z.string().default('trellis-demo'),
  target: z.enum(['iframe', 'window']),
  createdAt: z.number(),
  usedAt: z.number().nullable(),
  /** `data` of the deep-linking request; null for a resource link. */
  data: z.string().nullable(),
  /** When the deep-linking response was taken. */
  answeredAt: z.number().nullable(),
});

const client = z.object({
  clientId: z.string(),
  deploymentId: z.string(),
  scopes: z.array(z.string()),
  createdAt: z.number(),
});

const breaks = z.object({
  gradebookDown: z.boolean(),
  slow: z.boolean(),
  busy: z.boolean(),
  tokenRefused: z.boolean(),
  noStorage: z.boolean(),
  noPlatformStorage: z.boolean().default(false),
});

/** Everything the demo LMS remembers, as it lies in `state.json`. */
export const stateSchema = z.object({
  version: z.literal(1),
  activities: z.array(activity),
  /** Connections that the tool has registered itself. */
  clients: z.array(client).default([]),
  /** Permissions to register, by the SHA-256 of their token. */
  permissions: z.array(z.object({ hash: z.string(), expiresAt: z.number() })).default([]),
  lineItems: z.array(lineItem),
  scores: z.array(score),
  launches: z.array(launch),
  /** Access tokens by their SHA-256. */
  tokens: z.array(z.object({ hash: z.string(), scopes: z.array(z.string()), expiresAt: z.number() })),
  /** Identifiers that may come once only (assertion `jti`, deep-linking `nonce`), until they expire. */
  spent: z.array(z.object({ id: z.string(), expiresAt: z.number() })),
  breaks,
});

export type State = z.infer<typeof stateSchema>;
export type Activity = z.infer<typeof activity>;
export type Client = z.infer<typeof client>;
export type LineItem = z.infer<typeof lineItem>;
export type Score = z.infer<typeof score>;
export type Launch = z.infer<typeof launch>;
export type Breaks = z.infer<typeof breaks>;

/** State of a demo nobody has touched yet. */
export function emptyState(): State {
  return {
    version: 1,
    activities: [],
    clients: [],
    permissions: [],
    lineItems: [],
    scores: [],
    launches: [],
    tokens: [],
    spent: [],
    breaks: {
      gradebookDown: false,
      slow: false,
      busy: false,
      tokenRefused: false,
      noStorage: false,
      noPlatformStorage: false,
    },
  };
}
