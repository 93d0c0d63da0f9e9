namespace HumasApi.Demo;

/// <summary>The facts of one article while it is written; its templates read their slots from here.</summary>
internal sealed class DemoScene
{
    public required DemoStory Story { get; init; }

    public required DemoOffice Office { get; init; }

    public required DemoTemplate Subject { get; init; }

    public required DemoTemplate Partner { get; init; }

    public required DemoTemplate Quote { get; init; }

    public required IReadOnlyList<DemoOffice> Mentioned { get; init; }

    public required int A { get; init; }

    public required int B { get; init; }

    public required DateOnly Day { get; init; }

    public required DateOnly Next { get; init; }

    public required TimeOnly Time { get; init; }
}
