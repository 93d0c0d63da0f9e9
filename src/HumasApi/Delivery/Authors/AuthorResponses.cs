using HumasApi.Data;
using HumasApi.Publishing;

namespace HumasApi.Delivery.Authors;

/// <summary>An author whose articles have been live.</summary>
/// <param name="Id">Identity; never changes.</param>
/// <param name="Slug">Readable part of the address.</param>
/// <param name="Name">Name as it is printed.</param>
/// <param name="Initials">What signs an item.</param>
/// <param name="Position">Office or rank.</param>
/// <param name="Unit">The unit the author works for.</param>
/// <param name="Bio">A few sentences about the author; plain text.</param>
/// <param name="Photo">Portrait.</param>
/// <param name="Active">False: no longer writes.</param>
/// <param name="ArticleCount">Live articles.</param>
internal sealed record AuthorItem(
    Guid Id,
    string Slug,
    string Name,
    string? Initials,
    string? Position,
    UnitRef? Unit,
    string? Bio,
    Image? Photo,
    bool Active,
    long ArticleCount
)
{
    public static async Task<IReadOnlyList<AuthorItem>> ReadAsync(
        DeliveryDbContext database,
        ReferenceCache cache,
        IReadOnlyList<PublicAuthor> authors,
        CancellationToken cancellationToken
    )
    {
        var refs = await PublicRefs.ReadAsync(
            database,
            cache,
            authors.Select(author => author.UnitId).OfType<Guid>(),
            [],
            [],
            cancellationToken
        );
        return
        [
            .. authors.Select(author => new AuthorItem(
                author.Id,
                author.Slug,
                author.Name,
                author.Initials,
                author.Position,
                refs.UnitOrNull(author.UnitId),
                author.Bio,
                Image.From(author.Photo),
                author.Active,
                author.ArticleCount
            )),
        ];
    }
}
