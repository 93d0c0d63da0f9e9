namespace HumasApi.Domain;

/// <summary>What the body of an article is written in when it is sent; it is stored and answered as HTML.</summary>
internal enum BodyFormat
{
    Html,
    Plain,
    Markdown,
    Wordpress,
}
