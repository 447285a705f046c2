using System.Globalization;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.SignIn;
using CaseReform.Ops.Domain.Access;

namespace CaseReform.Ops.Bot.Page;

/// <summary>The page that holds Web Chat. Its script and style are files of their own; what they say comes with the page.</summary>
internal sealed class ChatPage(PageAssets assets, PublicSite site)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private static readonly string ScriptTexts = JsonSerializer.Serialize(
        new
        {
            bot = PageTexts.Bot,
            failed = PageTexts.Failed,
            lost = PageTexts.Lost,
            unsent = PageTexts.Unsent,
            pressAgain = PageTexts.PressAgain,
            restored = PageTexts.Restored,
            tasks = PageTexts.Tasks,
            tasksOpen = PageTexts.TasksOpen,
            tasksLate = PageTexts.TasksLate,
            noTasks = PageTexts.NoTasks,
            allTasks = PageTexts.AllTasks,
            askTasks = AnswerTexts.AskTasks,
            digest = PageTexts.Digest,
            openDigest = PageTexts.OpenDigest,

            // what Web Chat's own Chinese lacks, and what it says to nobody in particular
            webChat = new
            {
                TEXT_INPUT_PLACEHOLDER = PageTexts.Placeholder,
                TEXT_INPUT_DROP_ZONE = PageTexts.DropZone,
                TEXT_INPUT_LENGTH_EXCEEDED_ALT = PageTexts.TooLong,
                TEXT_INPUT_ATTACHMENTS_ONE = PageTexts.OneFile,
                TEXT_INPUT_ATTACHMENTS_TWO = PageTexts.Files,
                TEXT_INPUT_ATTACHMENTS_FEW = PageTexts.Files,
                TEXT_INPUT_ATTACHMENTS_MANY = PageTexts.Files,
                TEXT_INPUT_ATTACHMENTS_OTHER = PageTexts.Files,
            },
        },
        Readable);

    /// <summary>
    /// The page's script may talk to this server only, and nothing may frame the page. Web Chat writes its own style elements; not every browser counts
    /// sockets as <c>'self'</c>.
    /// </summary>
    public string Policy { get; } =
        $"default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; connect-src 'self' blob: ws{site.Origin[4..]}; worker-src 'self' blob:; "
        + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'";

    /// <summary>The page for somebody who is signed in.</summary>
    public string Of(Standing standing) => string.Create(CultureInfo.InvariantCulture, $"""
        <!DOCTYPE html>
        <html lang="zh-CN">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Text(PageTexts.Title)}</title>
        <link rel="icon" type="image/svg+xml" href="{assets.AddressOf("page", "icon.svg")}">
        <link rel="stylesheet" href="{assets.AddressOf("page", "page.css")}">
        <script defer src="{assets.AddressOf("webchat", "webchat.js")}"></script>
        <script type="module" src="{assets.AddressOf("page", "page.js")}"></script>
        </head>
        <body>
        <a class="skip" href="#chat">{Text(PageTexts.SkipToChat)}</a>
        <header>
        <h1>{Text(PageTexts.Title)}</h1>
        <nav aria-label="{Text(PageTexts.Account)}">
        <span class="who">{Text(standing.Person.Name)}</span>
        <a href="/signin/sessions">{Text(PageTexts.Sessions)}</a>
        <form method="post" action="/signin/out"><button>{Text(PageTexts.SignOut)}</button></form>
        </nav>
        </header>
        <div id="bar" role="status" aria-live="polite"></div>
        <div class="desk">
        <main>
        <div class="asks" role="group" aria-label="{Text(PageTexts.CommonQuestions)}">{string.Concat(HelpQuestions.Quick(standing).Select(Button))}</div>
        <div id="chat" data-person="p{standing.Person.Id}" data-name="{Text(standing.Person.Name)}" data-texts="{Text(ScriptTexts)}">
        <p class="wait">{Text(PageTexts.Opening)}</p>
        <noscript><p class="wait">{Text(PageTexts.NeedsScript)}</p></noscript>
        </div>
        </main>
        <aside id="side" aria-label="{Text(PageTexts.Beside)}"></aside>
        </div>
        </body>
        </html>
        """);

    private static string Button(string question) => $"<button type=\"button\" data-say=\"{Text(question)}\">{Text(question)}</button>";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
