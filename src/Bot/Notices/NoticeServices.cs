using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Bot.Notices;

internal static class NoticeServices
{
    /// <summary>Adds notices in chat, for those who chose them.</summary>
    public static IServiceCollection AddNotices(this IServiceCollection services)
    {
        services.AddJudgedOptions<NoticeOptions>("Notices");
        return services
            .AddSingleton<OutsideMessages>()
            .AddSingleton<NoticePost>()
            .AddSingleton<NoticeTeller>()
            .AddSingleton<NoticeRound>()
            .AddHostedService<NoticeTimer>();
    }
}
