using HumasApi.Http;
using HumasApi.Publishing;

namespace HumasApi.Delivery.Articles;

/// <summary>What readers see in place of an unpublished article.</summary>
/// <param name="Id">Identity of the article.</param>
/// <param name="At">When it was unpublished.</param>
/// <param name="PublicNote">Why.</param>
/// <param name="SeeAlso">Articles to turn to instead.</param>
internal sealed record Gone(Guid Id, DateTimeOffset At, string? PublicNote, IReadOnlyList<ArticleLink> SeeAlso);

/// <summary>The problem of an unpublished article, with what readers may know about it.</summary>
internal sealed record GoneProblem : ProblemBody
{
    /// <summary>What readers see.</summary>
    public required Gone Gone { get; init; }
}
