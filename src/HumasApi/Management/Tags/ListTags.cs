using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Paging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Tags;

/// <summary>GET /manage/v1/tags: all tags by name, those unknown to readers included; merged ones only when requested.</summary>
internal static class ListTagsEndpoint
{
    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new("q", ParameterType.Text, "Start of any word of the name.") { Example = "pem" },
        new("kind", ParameterType.AnyOf, "What the tag says; several by comma.")
        {
            Words = [.. EnumNames.Of<TagKind>().Keys],
            WordsName = nameof(TagKind),
            Example = "category",
        },
        new("merged", ParameterType.Boolean, "true: only tombstones of merged tags.") { Default = false, Example = false },
        .. PagingParameters.All,
    ];

    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url)
    {
        var query = new QueryReader(http.Request);
        var request = new ListTagsQuery(query.Text("q"), query.Words<TagKind>("kind"), query.Flag("merged") ?? false, query.Page());
        query.Done();
        return Lists.Manage(http, url, await mediator.Send(request, http.RequestAborted));
    }
}

internal sealed record ListTagsQuery(string? NamePrefix, IReadOnlyList<TagKind> Kinds, bool Merged, PageRequest Page)
    : IRequest<ListPart<ManagedTag>>;

internal sealed class ListTagsHandler(HumasDbContext database) : IRequestHandler<ListTagsQuery, ListPart<ManagedTag>>
{
    private static readonly ListSort<Tag> Sort = ListSort.ByName<Tag>();

    public async Task<ListPart<ManagedTag>> Handle(ListTagsQuery request, CancellationToken cancellationToken)
    {
        var all = database.Tags.AsNoTracking().Where(tag => tag.MergedIntoId != null == request.Merged);
        if (request.NamePrefix is { } prefix)
            all = all.WithWord(prefix);
        if (request.Kinds.Count > 0)
            all = all.Where(tag => request.Kinds.Contains(tag.Kind));
        var (page, meta) = await Sort.PageAsync(all, request.Page, cancellationToken);
        return ListPart<ManagedTag>.Of((await ManagedTag.ReadAsync(database, page, cancellationToken), meta));
    }
}
