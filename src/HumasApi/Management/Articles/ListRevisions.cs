
namespace HumasApi.Management.Articles;


