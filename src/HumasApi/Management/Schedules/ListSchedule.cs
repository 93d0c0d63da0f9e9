using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Management.Records;
using HumasApi.Paging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Schedules;

/// <summary>GET /manage/v1/schedule: what happens when, the next first; and what became of it.</summary>
internal static class ListScheduleEndpoint
{
    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new("state", ParameterType.AnyOf, "What became of it; several by comma. Left out: what is still to happen.")
        {
            Words = [.. EnumNames.Of<ScheduleState>().Keys],
            WordsName = nameof(ScheduleState),
            Example = "pending,refused",
        },
        new("action", ParameterType.OneOf, "What happens.")
        {
            Words = [.. EnumNames.Of<ScheduledAction>().Keys],
            WordsName = nameof(ScheduledAction),
            Example = "publish",
        },
        new("article", ParameterType.IdList, "Identity of the article; several by comma.")
        {
            Example = "019b4a5e-0000-7000-8000-000000000001",
        },
        new("unit", ParameterType.SlugList, "Slug or id of the unit of the article; several by comma.")
        {
            Example = "rutan-kelas-ii-b-salatiga",
        },
        new("from", ParameterType.Instant, "At or after this time.") { Example = "2026-12-01T00:00:00Z" },
        new("before", ParameterType.Instant, "Before this time.") { Example = "2027-01-01T00:00:00Z" },
        .. PagingParameters.All,
    ];

    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url)
    {
        var query = new QueryReader(http.Request);
        var states = query.Words<ScheduleState>("state");
        var request = new ListScheduleQuery(
            states.Count > 0 ? states : [ScheduleState.Pending],
            query.Word<ScheduledAction>("action"),
            query.Ids("article", 100),
            query.Refs("unit"),
            query.Time("from", null),
            query.Time("before", null),
            query.Page()
        );
        query.Done();
        return Lists.Manage(http, url, await mediator.Send(request, http.RequestAborted));
    }
}

internal sealed record ListScheduleQuery(
    IReadOnlyList<ScheduleState> States,
    ScheduledAction? Action,
    IReadOnlyList<Guid> Articles,
    IReadOnlyList<string> Units,
    DateTimeOffset? From,
    DateTimeOffset? Before,
    PageRequest Page
) : IRequest<ListPart<ScheduleView>>;

internal sealed class ListScheduleHandler(HumasDbContext database, Rights rights, ScheduleViews views)
    : IRequestHandler<ListScheduleQuery, ListPart<ScheduleView>>
{
    private static readonly ListSort<Schedule> Sort = ListSort.By<Schedule>("at", one => one.DueAt, one => one.Id);

    public async Task<ListPart<ScheduleView>> Handle(ListScheduleQuery request, CancellationToken cancellationToken)
    {
        var filters = new Filters();
        var articles = await rights.VisibleAsync(database.Articles, cancellationToken);
        if (request.Units.Count > 0)
        {
            var units = await FilterIds.UnitsAsync(database, request.Units, false, filters, cancellationToken);
            articles = articles.Where(article => units.Contains(article.UnitId));
        }
        var all = database
            .Schedules.AsNoTracking()
            .Where(one => request.States.Contains(one.State) && articles.Any(article => article.Id == one.ArticleId));
        if (request.Action is { } action)
            all = all.Where(one => one.Action == action);
        if (request.Articles.Count > 0)
            all = all.Where(one => request.Articles.Contains(one.ArticleId));
        if (request.From is { } from)
            all = all.Where(one => one.DueAt >= from);
        if (request.Before is { } before)
            all = all.Where(one => one.DueAt < before);
        var (schedules, meta) = await Sort.PageAsync(all, request.Page, cancellationToken);
        return ListPart<ScheduleView>.Of((await views.ReadAsync(schedules, cancellationToken), meta), filters);
    }
}
