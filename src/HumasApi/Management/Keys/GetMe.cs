using System.Globalization;
using System.Security.Claims;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Publishing;
using MediatR;

namespace HumasApi.Management.Keys;

/// <summary>GET /manage/v1/me: who the caller is and what it may do.</summary>
internal static class GetMeEndpoint
{
    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url)
    {
        var me = await mediator.Send(
            new GetMeQuery(
                http.User.FindFirstValue(BearerAuthentication.KindClaim)!,
                http.Actor(),
                http.User.FindFirstValue(BearerAuthentication.ExpiresClaim) is { } expires
                    ? DateTimeOffset.Parse(expires, CultureInfo.InvariantCulture)
                    : null
            ),
            http.RequestAborted
        );
        return new ManagementResult<ItemResponse<Me>>(new(me, new(), new ItemLinks(url.To("/manage/v1/me"))));
    }
}

/// <summary>The caller, and what it may do.</summary>
/// <param name="Kind">apiKey; person for who signed in with an OpenID provider; settings for the administrator's key of the
/// settings.</param>
/// <param name="Id">Identity of the key or person; null for the key of the settings.</param>
/// <param name="Name">Its name.</param>
/// <param name="ExpiresAt">When the key or access token ends; null: never.</param>
/// <param name="Grants">What it was granted; of a person what the groups give.</param>
/// <param name="Rights">Its rights at one unit at least. GET /manage/v1/units?right=… lists the units; a 403 names the missing
/// grant.</param>
internal sealed record Me(
    [property: ExtensibleEnum("apiKey", "person", "settings")] string Kind,
    Guid? Id,
    string Name,
    DateTimeOffset? ExpiresAt,
    IReadOnlyList<GrantItem> Grants,
    [property: ExtensibleEnum(typeof(Right))] IReadOnlyList<string> Rights
);

internal sealed record GetMeQuery(string Kind, Actor Actor, DateTimeOffset? ExpiresAt) : IRequest<Me>;

internal sealed class GetMeHandler(HumasDbContext database, Rights rights) : IRequestHandler<GetMeQuery, Me>
{
    public async Task<Me> Handle(GetMeQuery request, CancellationToken cancellationToken)
    {
        var references = await References.ReadAsync(
            database,
            rights.Grants.Select(grant => grant.UnitId).OfType<Guid>(),
            [],
            [],
            cancellationToken
        );
        return new Me(
            request.Kind,
            request.Actor.Id,
            request.Actor.Name,
            request.ExpiresAt,
            GrantItem.From(rights.Grants, references),
            [.. rights.AtAnyUnit.Select(right => right.ToWire())]
        );
    }
}
