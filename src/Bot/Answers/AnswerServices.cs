using CaseReform.Ops.Bot.Asks;
using CaseReform.Ops.Bot.SignIn;

using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CaseReform.Ops.Bot.Answers;

internal static class AnswerServices
{
    /// <summary>Adds the bot itself and what answers questions.</summary>
    public static IServiceCollection AddAnswers(this IServiceCollection services)
    {
        services.TryAddSingleton<PublicSite>();
        return services
            .AddSingleton<ReaderContexts>()
            .AddSingleton<MeasureAsking>()
            .AddSingleton<ListQuestions>()
            .AddSingleton<SubjectFinder>()
            .AddSingleton<ReasonQuestions>()
            .AddSingleton<HistoryQuestions>()
            .AddSingleton<LetterQuestions>()
            .AddSingleton<ChangeQuestions>()
            .AddSingleton<AskedQuestions>()
            .AddSingleton<FigureQuestions>()
            .AddSingleton<ProblemFinder>()
            .AddSingleton<ProblemQuestions>()
            .AddSingleton<Responsible>()
            .AddSingleton<ColumnQuestions>()
            .AddSingleton<ReminderQuestions>()
            .AddSingleton<OwnMail>()
            .AddSingleton<UsageAnswers>()
            .AddSingleton<TalkAnswers>()
            .AddSingleton<DigestQuestions>()
            .AddSingleton<MatterFinder>()
            .AddSingleton<QuestionResolver>()
            .AddSingleton<QuestionRouter>()
            .AddSingleton<PromiseDays>()
            .AddSingleton<DeniedReadAudit>()
            .AddHostedService<FigureCacheWarmer>()
            .AddHostedService<SubjectIndexer>()
            .AddSingleton<AskHandler>()
            .AddSingleton<IBot, CaseReformBot>();
    }
}
