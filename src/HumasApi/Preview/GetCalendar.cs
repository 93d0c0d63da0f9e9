using System.Net;
using System.Text;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Management.Records;
using HumasApi.Management.Schedules;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Preview;

/// <summary>
/// GET /preview/v1/calendars/{token}: what is scheduled, as a calendar (RFC 5545). The link is the only credential.
/// </summary>
internal static class GetCalendarEndpoint
{
    public const string ContentType = "text/calendar; charset=utf-8";

    public static async Task<IResult> Handle(string token, HttpContext http, IMediator mediator, NewsroomOptions newsroom, PublicUrl url)
    {
        new QueryReader(http.Request).Done();
        var views = await mediator.Send(new GetCalendarQuery(token, http.Connection.RemoteIpAddress), http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Text(Write(views, newsroom, url), ContentType, Encoding.UTF8);
    }

    private static string Write(IReadOnlyList<ScheduleView> views, NewsroomOptions newsroom, PublicUrl url)
    {
        var calendar = new Calendar { ProductId = "-//HumasApi//schedule//EN" };
        calendar.AddProperty("X-WR-CALNAME", newsroom.Name);
        calendar.AddProperty("X-PUBLISHED-TTL", "PT15M");
        calendar.Events.AddRange(views.Select(view => Event(view, url)));
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static CalendarEvent Event(ScheduleView view, PublicUrl url)
    {
        var isPublish = view.Action == ScheduledAction.Publish.ToWire();
        var action = isPublish ? Sentence.Of("Publish", "Terbit") : Sentence.Of("Unpublish", "Tarik");
        var lines = new[] { view.Article.Unit?.Name, view.ScheduledBy.Name, view.Reason?.Title, view.Reason?.Detail };
        return new CalendarEvent
        {
            Uid = $"{view.Id}@{new Uri(url.To("/")).Host}",
            DtStamp = new CalDateTime(view.CreatedAt.UtcDateTime, "UTC"),
            Start = new CalDateTime(view.At.UtcDateTime, "UTC"),
            Summary = $"{action}: {view.Article.Title}",
            Description = string.Join('\n', lines.OfType<string>()),
            // A calendar shows a cancelled event as struck out.
            Status = view.State == ScheduleState.Refused.ToWire() ? EventStatus.Cancelled : EventStatus.Confirmed,
            Transparency = TransparencyType.Transparent,
        };
    }
}

internal sealed record GetCalendarQuery(string Token, IPAddress? Address) : IRequest<IReadOnlyList<ScheduleView>>;

internal sealed class GetCalendarHandler(
    HumasDbContext database,
    Rights rights,
    SignInOptions signIn,
    ScheduleViews views,
    TimeProvider clock
) : IRequestHandler<GetCalendarQuery, IReadOnlyList<ScheduleView>>
{
    private const int MaxEvents = 1_000;
    private static readonly TimeSpan Past = TimeSpan.FromDays(30);
    private static readonly ScheduleState[] Ended = [ScheduleState.Done, ScheduleState.Refused];

    public async Task<IReadOnlyList<ScheduleView>> Handle(GetCalendarQuery request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var link = await FindAsync(request, now, cancellationToken);
        var articles = await rights.VisibleAsync(database.Articles, cancellationToken);
        if (link.UnitId is { } unit)
        {
            var units = await FilterIds.WithBelowAsync(database, [unit], cancellationToken);
            articles = articles.Where(article => article.UnitId == unit || units.Contains(article.UnitId));
        }
        var (from, visible) = (
            now - Past,
            database.Schedules.AsNoTracking().Where(one => articles.Any(article => article.Id == one.ArticleId))
        );
        // What is to come is never crowded out by what was.
        var upcoming = await visible
            .Where(one => one.State == ScheduleState.Pending)
            .OrderBy(one => one.DueAt)
            .ThenBy(one => one.Id)
            .Take(MaxEvents)
            .ToListAsync(cancellationToken);
        var past = await visible
            .Where(one => Ended.Contains(one.State) && one.DueAt >= from)
            .OrderByDescending(one => one.DueAt)
            .ThenByDescending(one => one.Id)
            .Take(MaxEvents - upcoming.Count)
            .ToListAsync(cancellationToken);
        await database
            .CalendarLinks.Where(one => one.Id == link.Id && (one.LastUsedAt == null || one.LastUsedAt < now.AddMinutes(-1)))
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.LastUsedAt, now), cancellationToken);
        return await views.ReadAsync([.. past.AsEnumerable().Reverse(), .. upcoming], cancellationToken);
    }

    // A key shows nobody what it could not see itself by now, nor from where it may not be used. Of a person nothing is known here between
    // two tokens, so their links are short.
    private async Task<CalendarLink> FindAsync(GetCalendarQuery request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var isLink = Secret.TryParse(CalendarLink.Prefix, request.Token, out var id, out var secret);
        var link = isLink ? await database.CalendarLinks.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) : null;
        if (link is null || !link.Accepts(secret, signIn.AdminKeyHash) || link.ExpiresAt <= now)
            throw Missing();
        var key = await database.ApiKeys.AsNoTracking().SingleOrDefaultAsync(one => one.Id == link.MakerId, cancellationToken);
        if (key is not null && !(key.IsActive(now) && key.AllowsAddress(request.Address)))
            throw Missing();
        rights.SignIn(link.CreatedBy, null, key?.Grants ?? link.Grants);
        return link;
    }

    private static Problem Missing() =>
        Problem.NotFound(
            Sentence.Of(
                "There is no such calendar; perhaps its link expired or was removed. Ask for another.",
                "Tidak ada kalender seperti itu; mungkin tautannya kedaluwarsa atau sudah dihapus. Mintalah yang baru."
            )
        );
}
