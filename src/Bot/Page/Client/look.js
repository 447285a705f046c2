// How Web Chat and its cards look: the colours of the letters.
const ink = '#1f2329';
const muted = '#5b6472';
const rule = '#d5d8dd';
const red = '#b42318';
const blue = '#1d5fa8';
const font = "'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', sans-serif";

// on a narrow window the room of the avatars goes to the tables
export const styleOptions = (person, bot, narrow, maxMessageLength) => ({
  accent: blue,
  subtle: muted,
  primaryFont: font,
  backgroundColor: '#ffffff',
  fontSizeSmall: '13px',
  rootHeight: '100%',

  botAvatarInitials: narrow ? undefined : bot,
  botAvatarBackgroundColor: red,
  userAvatarInitials: narrow ? undefined : [...person][0],
  userAvatarBackgroundColor: muted,
  avatarSize: 36,
  showAvatarInGroup: 'sender',

  bubbleBackground: '#f7f8fa',
  bubbleBorderColor: rule,
  bubbleBorderRadius: 6,
  bubbleTextColor: ink,
  bubbleMaxWidth: 640,
  bubbleMinWidth: 120,
  bubbleMinHeight: 36,
  bubbleFromUserBackground: '#e6eef8',
  bubbleFromUserBorderColor: '#c3d5ea',
  bubbleFromUserBorderRadius: 6,
  bubbleFromUserTextColor: ink,
  messageActivityWordBreak: 'break-word',
  markdownRenderHTML: false,
  emojiSet: {},

  timestampFormat: 'absolute',
  timestampColor: muted,
  groupTimestamp: 60000,
  sendTimeout: 20000,
  sendTimeoutForAttachments: 120000,
  maxMessageLength,
  uploadAccept: '.pdf,.ofd,.doc,.docx,.wps,.xls,.xlsx,.et,.ppt,.pptx,.dps,.png,.jpg,.jpeg,.webp,.txt,.csv',
  uploadMultiple: true,
  enableUploadThumbnail: false,

  sendBoxHeight: 52,
  sendBoxTextWrap: true,
  sendBoxMaxHeight: 140,
  sendBoxTextColor: ink,
  sendBoxPlaceholderColor: muted,
  sendBoxButtonColor: blue,
  sendBoxBorderTop: `solid 1px ${rule}`,

  suggestedActionLayout: 'flow',
  suggestedActionHeight: 40,
  suggestedActionBorderRadius: 20,
  suggestedActionBorderWidth: 1,
  suggestedActionBorderColor: blue,
  suggestedActionTextColor: blue,
  suggestedActionsFlowMaxHeight: 150,

  transcriptOverlayButtonBackground: blue,
  transcriptOverlayButtonBackgroundOnFocus: blue,
  transcriptOverlayButtonBackgroundOnHover: '#174d89',

  // the bar above the chat says how the connection is
  hideToaster: true
});

const colours = {
  default: { default: ink, subtle: muted },
  dark: { default: ink, subtle: muted },
  light: { default: '#ffffff', subtle: rule },
  accent: { default: blue, subtle: blue },
  attention: { default: red, subtle: red },
  good: { default: '#226b3a', subtle: '#226b3a' },
  warning: { default: '#974c00', subtle: '#7d6200' }
};

const container = (backgroundColor, borderColor) => ({ backgroundColor, borderColor, foregroundColors: colours });

export const cardsHostConfig = narrow => ({
  supportsInteractivity: true,
  fontFamily: font,
  fontSizes: { small: 13, default: 15, medium: 16, large: 18, extraLarge: 22 },
  fontWeights: { lighter: 400, default: 400, bolder: 700 },
  lineHeights: { small: 20, default: 24, medium: 26, large: 28, extraLarge: 32 },
  spacing: { small: 4, default: 8, medium: 12, large: 20, extraLarge: 28, padding: 14 },
  separator: { lineThickness: 1, lineColor: rule },
  imageSizes: { small: 40, medium: 80, large: 160 },
  containerStyles: {
    default: container('#ffffff', rule),
    emphasis: container('#eef1f5', rule),
    accent: container('#e6eef8', blue),
    good: container('#e8f3ec', '#2a7d46'),
    attention: container('#fdecea', red),
    warning: container('#fff4e5', '#b85c00')
  },
  actions: {
    maxActions: 20,
    spacing: 'medium',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    showCard: { actionMode: 'inline', inlineTopMargin: 12 }
  },
  adaptiveCard: { allowCustomStyle: false },
  factSet: {
    title: { color: 'default', size: 'default', isSubtle: true, weight: 'default', wrap: true, maxWidth: narrow ? 120 : 200 },
    value: { color: 'default', size: 'default', isSubtle: false, weight: 'default', wrap: true },
    spacing: 12
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', color: 'default', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'bolder', color: 'default' }
    },
    errorMessage: { color: 'attention', size: 'small', spacing: 'small', weight: 'bolder' }
  },
  table: { cellSpacing: 8 },
  textBlock: { headingLevel: 3 }
});
