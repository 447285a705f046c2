using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.Desk;
using CaseReform.Ops.Bot.SignIn;
using CaseReform.Ops.Bot.Updates;
using CaseReform.Ops.Data.Evidence;
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
            maxLength = CaseReformBot.MaxTextLength,
            lengthLeft = PageTexts.LengthLeft,
            tooLong = PageTexts.TooLong,
            unsentWords = PageTexts.UnsentWords,
            notFilled = PageTexts.NotFilled,

            // what the bot says of files, for those that would not reach it
            files = new
            {
                bytes = EvidenceFolder.MaxFileBytes,
                count = UnassignedFiles.MaxFiles,
                tooLarge = EvidenceTexts.TooLarge,
                tooMany = EvidenceTexts.TooMany,
                together = PageTexts.TooLargeTogether,
            },

            // what Web Chat's own Chinese lacks, and what it says to nobody in particular
            webChat = new
            {
                TEXT_INPUT_PLACEHOLDER = PageTexts.Placeholder,
                TEXT_INPUT_DROP_ZONE = PageTexts.DropZone,
                TEXT_INPUT_LENGTH_EXCEEDED_ALT = Say(AnswerTexts.TooLong, CaseReformBot.MaxTextLength),
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
    public Markup Of(Standing standing) => $"""
        <!DOCTYPE html>
        <html lang="zh-CN">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{PageTexts.Title}</title>
        <link rel="icon" type="image/svg+xml" href="{assets.AddressOf("page", "icon.svg")}">
        <link rel="stylesheet" href="{assets.AddressOf("page", "page.css")}">
        <script defer src="{assets.AddressOf("webchat", "webchat.js")}"></script>
        <script type="module" src="{assets.AddressOf("page", "page.js")}"></script>
        </head>
        <body>
        <a class="skip" href="#chat">{PageTexts.SkipToChat}</a>
        <header>
        <h1>{PageTexts.Title}</h1>
        <nav aria-label="{PageTexts.Account}">
        <span class="who">{standing.Person.Name}</span>
        {Markup.If(Door.IsOpenTo(standing), $"<a href=\"/desk\">{DeskTexts.Title}</a>")}
        <a href="/signin/sessions">{PageTexts.Sessions}</a>
        <form method="post" action="/signin/out"><button>{PageTexts.SignOut}</button></form>
        </nav>
        </header>
        <div id="bar" role="status" aria-live="polite"></div>
        <div class="desk">
        <main>
        <div class="asks" role="group" aria-label="{PageTexts.CommonQuestions}">{HelpQuestions.Quick(standing).Select(Button)}</div>
        <div id="chat" data-person="p{standing.Person.Id}" data-name="{standing.Person.Name}" data-texts="{ScriptTexts}">
        <p class="wait">{PageTexts.Opening}</p>
        <noscript><p class="wait">{PageTexts.NeedsScript}</p></noscript>
        </div>
        <p id="length" role="status" aria-live="polite"></p>
        </main>
        <aside id="side" aria-label="{PageTexts.Beside}"></aside>
        </div>
        </body>
        </html>
        """;

    private static Markup Button(string question) => $"<button type=\"button\" data-say=\"{question}\">{question}</button>";
}
