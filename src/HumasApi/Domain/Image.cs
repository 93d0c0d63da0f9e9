namespace HumasApi.Domain;

/// <summary>A picture as it is stored beside a record. The address is the identity: another address is another picture.</summary>
internal sealed record StoredImage
{
    public const int UrlMaxLength = 2048;
    public const int AltMaxLength = 1000;
    public const int CaptionMaxLength = 1000;
    public const int CreditMaxLength = 300;
    public const int MaxPixels = 100_000;

    public required string Url { get; init; }
    public int? Width { get; init; }
    public int? Height { get; init; }
    public string? MediaType { get; init; }

    /// <summary>Text for those who cannot see the picture; the empty string says that it is decorative.</summary>
    public string? Alt { get; init; }
    public string? Caption { get; init; }
    public string? Credit { get; init; }
    public StoredFocalPoint? FocalPoint { get; init; }
}

/// <summary>The point that a crop must keep, as fractions of width and height from the upper left corner.</summary>
internal sealed record StoredFocalPoint(double X, double Y);
