package io.wardwatch.streaming.http;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/**
 * Makes a {@link Problem} of every error that the server itself answers. What the framework says of an error may quote the
 * request or name a class, so none of it goes out but the name of the parameter.
 */
@Singleton
final class Problems implements ErrorResponseProcessor<Problem> {
    @Override
    public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        HttpStatus status = HttpStatus.valueOf(response.code());
        Problem problem = Problem.of(status, code(status), detail(status, context));
        MutableHttpResponse<Problem> answer = response.body(problem).contentType(Problem.MEDIA_TYPE);
        return context.getRequest().getMethod() == HttpMethod.HEAD ? answer.body(null) : answer;
    }

    private static String code(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "INVALID_REQUEST";
            case REQUEST_ENTITY_TOO_LARGE -> "TOO_LARGE";
            default -> status.name();
        };
    }

    private static String detail(HttpStatus status, ErrorContext context) {
        return switch (status) {
            case BAD_REQUEST ->
                context.getErrors().stream()
                        .findFirst()
                        .flatMap(Error::getPath)
                        .map(path -> path.replaceFirst("^/", ""))
                        .filter(path -> path.matches("[A-Za-z][A-Za-z0-9-]{0,40}"))
                        .map(name -> "\"" + name + "\" is missing or not as it must be.")
                        .orElse("The request could not be read: is it what /openapi describes?");
            case NOT_FOUND -> "There is nothing here. The addresses are listed under /openapi.";
            case METHOD_NOT_ALLOWED -> "This address takes another method.";
            case NOT_ACCEPTABLE -> "What is asked for in Accept is not made here.";
            case REQUEST_ENTITY_TOO_LARGE -> "The body is too large.";
            case UNSUPPORTED_MEDIA_TYPE -> "Send the body as application/json.";
            case INTERNAL_SERVER_ERROR -> "Something broke here. The service's log says what.";
            default -> status.getReason();
        };
    }
}
