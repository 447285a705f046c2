using CaseReform.Ops.Bot.Understanding.Asking;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.CloseOut;

namespace CaseReform.Ops.Bot.Understanding;

/// <summary>What a sentence asks for, with its slots. A slot that was not said is null; the dialogue asks for it.</summary>
internal abstract record Intent
{
    private Intent() { }

    /// <summary>Whether carrying it out changes something. Where it is the ledger, a proposal with a confirm button comes in between.</summary>
    public bool Writes => this is Report or Complete or Evidence or DropFiles or Promise or Undo or ChooseNotices or Several or CloseOut;

    /// <summary>A sentence that no form has: it may name a matter in the ledger's own words. Null where it is of something else.</summary>
    public SentenceCut? Cut { get; init; }

    /// <summary>Words that name the matter of an update: in place of its number they find it among what the speaker may change, beside a number they must fit it.</summary>
    public string? Named { get; init; }

    /// <summary>The unit named with the subject.</summary>
    public long? NamedUnit { get; init; }

    /// <summary>An update that was only told, with no word that says so: whoever it is not for, or whose matter is not found, is asked which one is meant.</summary>
    public bool Tentative { get; init; }

    /// <summary>The number was not said: it is the one spoken of last.</summary>
    public bool Implied { get; init; }

    /// <summary>A question by its parts.</summary>
    public sealed record Ask(Question Question) : Intent;

    /// <summary>周报, 第47期: the last one where no number is said.</summary>
    public sealed record Digest(int? Number, int? Year = null) : Intent;

    /// <summary>9月30日后5个工作日; negative days count back.</summary>
    public sealed record AddWorkingDays(DateOnly From, int Days) : Intent;

    /// <summary>10月1日到10月20日有几个工作日, both inclusive.</summary>
    public sealed record CountWorkingDays(DateOnly From, DateOnly To) : Intent;

    /// <summary>10月11日上班吗</summary>
    public sealed record IsWorkingDay(DateOnly Day) : Intent;

    /// <summary>Something about words, the bot or the office rather than the ledger.</summary>
    /// <param name="Subject">About what.</param>
    /// <param name="Word">The word that is to be explained, as it was said.</param>
    /// <param name="Spoken">The problem or measure it was said of.</param>
    public sealed record Talk(TalkSubject Subject, string? Word = null, SpokenNumber? Spoken = null) : Intent;

    /// <summary>帮助</summary>
    public sealed record Help : Intent;

    /// <summary>12号进度60% 已修订两项制度</summary>
    public sealed record Report(SpokenNumber? Spoken, int? Percent, string? Text) : Intent
    {
        /// <summary>What belongs to the text if <see cref="Intent.Named"/> does not name the matter: 追回来四成. Empty where the text holds all of it.</summary>
        public string? Aside { get; init; }
    }

    /// <summary>完成12-1, 12-1已于11月15日完成: on a day that is not after today; null when none was said.</summary>
    public sealed record Complete(SpokenNumber? Spoken, string? Text, DateOnly? On = null) : Intent;

    /// <summary>佐证 for a measure; the files come as attachments.</summary>
    public sealed record Evidence(SpokenNumber? Spoken) : Intent
    {
        /// <summary>What was said of the files: 现场照片.</summary>
        public string? Note { get; init; }
    }

    /// <summary>删除佐证, 佐证传错了: of the files that wait for their measure.</summary>
    public sealed record DropFiles : Intent;

    /// <summary>签收12 并承诺 12月20日前</summary>
    public sealed record Promise(SpokenNumber? Spoken, DateOnly? Until) : Intent;

    /// <summary>撤销 of the last update, or of one measure's.</summary>
    public sealed record Undo(SpokenNumber? Spoken) : Intent
    {
        /// <summary>What is named: 撤销完成12-1; null where the last one is meant, whatever it was.</summary>
        public UpdateAction? Kind { get; init; }
    }

    /// <summary>申请销号12, 退回12：材料不全: a move of the close-out; null for 审核12, which means whatever waits for the speaker.</summary>
    public sealed record CloseOut(CloseOutMove? Move, SpokenNumber Spoken, string? Text) : Intent;

    /// <summary>待我审核</summary>
    public sealed record WaitingForMe : Intent;

    /// <summary>12-1 60% 3-1完成了: reports, completions and promises, each complete, for one card.</summary>
    public sealed record Several(IReadOnlyList<Intent> Parts) : Intent
    {
        /// <summary>What was said beside them and lacks something.</summary>
        public IReadOnlyList<LeftPart> Left { get; init; } = [];
    }

    /// <summary>在聊天中接收提醒, 不再接收.</summary>
    public sealed record ChooseNotices(bool On) : Intent;

    /// <summary>下一页</summary>
    public sealed record More : Intent;

    /// <summary>取消 of what is being asked.</summary>
    /// <param name="Files">Whether files that wait for their measure are meant as well.</param>
    public sealed record Cancel(bool Files = false) : Intent;

    /// <summary>确认 typed instead of pressed: a confirmation is a button.</summary>
    /// <param name="Card">What the card would record that it speaks of; null when none waits.</param>
    public sealed record TypedConfirmation(string? Card = null) : Intent;

    /// <summary>您好; or 谢谢, 收到, which need but a word.</summary>
    public sealed record Greeting(bool IsThanks = false) : Intent;

    /// <summary>Nearly one of ours: 您是不是想问….</summary>
    public sealed record DidYouMean(IReadOnlyList<string> Sentences) : Intent;

    /// <summary>A slot was said and cannot be: 13月40日, 进度200%. The sentence tells why.</summary>
    public sealed record Refused(string Sentence) : Intent
    {
        /// <summary>What can be asked instead.</summary>
        public IReadOnlyList<string> Instead { get; init; } = [];
    }

    /// <summary>None of ours.</summary>
    public sealed record Unknown : Intent;
}

/// <summary>An update beside others that cannot go on their card.</summary>
/// <param name="Spoken">Its number.</param>
/// <param name="Missing">What it lacks; null when it was said that it is not to be reported yet.</param>
internal sealed record LeftPart(SpokenNumber Spoken, Slot? Missing);

/// <summary>What people ask that is not in the ledger.</summary>
internal enum TalkSubject
{
    /// <summary>黄灯什么意思, 什么是滞后</summary>
    Meaning,

    /// <summary>你是谁</summary>
    WhoAreYou,

    /// <summary>怎么联系办公室, 领导电话多少, 转人工</summary>
    Contact,

    /// <summary>为什么老给我发邮件</summary>
    WhyMail,

    /// <summary>3-1没法按时完成怎么办</summary>
    CannotInTime,

    /// <summary>新增一个问题</summary>
    NewProblem,

    /// <summary>把台账导出来</summary>
    Export,

    /// <summary>12-1的责任人换成王示例</summary>
    ChangePerson,

    /// <summary>申请延期</summary>
    Extension,

    /// <summary>销号3号</summary>
    CloseOut,

    /// <summary>给陈示例发个催办</summary>
    Chase,

    /// <summary>我要请假，让冯示例代办</summary>
    Leave,

    /// <summary>Anything else that only the office does.</summary>
    OfficeOnly,

    /// <summary>把11-1删了</summary>
    Delete,

    /// <summary>这项不归我们管</summary>
    NotMine,

    /// <summary>他不在谁替他</summary>
    Absent,

    /// <summary>能替别人报吗</summary>
    OnBehalf,

    /// <summary>昨天报的数填错了, 点错确认了, 怎么撤销</summary>
    Mistake,

    /// <summary>材料传错了怎么办</summary>
    WrongFile,

    /// <summary>怎么报进度</summary>
    HowReport,

    /// <summary>佐证怎么传</summary>
    HowEvidence,

    /// <summary>怎么签收</summary>
    HowPromise,

    /// <summary>报上去谁审核</summary>
    WhoReviews,

    /// <summary>为什么还要点确认</summary>
    WhyConfirm,

    /// <summary>登不上去, 密码忘了</summary>
    SignIn,

    /// <summary>换手机了</summary>
    NewDevice,

    /// <summary>我的邮箱换了</summary>
    MailAddress,

    /// <summary>信收不到</summary>
    NoMail,

    /// <summary>能不能不要发邮件了</summary>
    StopMail,

    /// <summary>为什么给我发了两封</summary>
    TwoLetters,

    /// <summary>周末也发信吗</summary>
    SendTime,

    /// <summary>数据准不准, 哪来的</summary>
    DataSource,

    /// <summary>谁能看到我报的</summary>
    WhoSees,

    /// <summary>保存多久</summary>
    Retention,

    /// <summary>能发语音吗</summary>
    Voice,

    /// <summary>什么破系统</summary>
    Sorry,

    /// <summary>今晚食堂吃什么, 帮我写个总结</summary>
    Elsewhere,

    /// <summary>先放着, 等我问了再弄: nothing is to be done.</summary>
    PutOff,

    /// <summary>今天弄不完算逾期吗</summary>
    DueDay,

    /// <summary>红灯怎么变绿, 先把红灯撤了</summary>
    LampOff,

    /// <summary>怎么没写责任人</summary>
    NoHandler,

    /// <summary>这种要不要问责</summary>
    Judging,

    /// <summary>天天被催，心累</summary>
    Tired,

    /// <summary>昨天那信谁发的</summary>
    WhoSends,

    /// <summary>凭啥不能报进度</summary>
    WhyNotReport,

    /// <summary>节假日怎么导</summary>
    Holidays,

    /// <summary>年底能清完吗</summary>
    Forecast,

    /// <summary>照片一会儿发</summary>
    FileLater,

    /// <summary>我传的照片收到没</summary>
    FileSeen,

    /// <summary>能不能看样例中心的</summary>
    MaySee,

    /// <summary>估计下午能搞完: a plan without a day is no report.</summary>
    PlanOnly,

    /// <summary>下班了，明天再聊</summary>
    Goodbye,
}

/// <summary>A problem or measure as somebody named it: 12号, 12-1. Whether it exists, and for whom, the ledger says.</summary>
/// <param name="Number">The number as it stands in the ledger's column, normalised; may hold a measure's ordinal behind a hyphen.</param>
/// <param name="Ledger">The ledger, where it was named.</param>
internal sealed record SpokenNumber(string Number, string? Ledger = null);
